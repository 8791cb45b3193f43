"""Without script a front is worked on by its forms: what is refused is mended where it stands."""

import pytest
from django.utils import timezone

from fronts.models import HOME, Card, Front
from fronts.opening import open_fronts
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live, make_user
from tests.journeys.fronts import DESKTOP, PHONE
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", [DESKTOP, PHONE], ids=["1280", "390"])
def test_what_is_refused_is_mended_and_sent_again(open_window, live_server, look):
    open_fronts()
    home = Front.objects.get(slug=HOME)
    block = make_block(home, title="要闻")
    make_card(block, make_story_live(headline="海堤合龙"), at=timezone.now())
    window = open_window(java_script_enabled=False, expected=("400 (Bad Request)",), **look)
    editor = Colleague(window, live_server.url, make_user("编辑")).sign_in()
    window.goto(f"{editor.site}/admin/fronts/front/{home.pk}/change/")

    window.click(".draft-card [data-open]")
    window.fill("#id_headline", "海堤今晨合龙")
    window.fill("#id_links", "此前的报道")
    window.click(".front-dialog .primary")
    assert "每行" in window.locator(".field:has(#id_links) .errorlist").inner_text()
    assert window.input_value("#id_headline") == "海堤今晨合龙"
    window.fill("#id_links", "此前的报道 https://a.example/")
    window.click(".front-dialog .primary")
    assert "已改动" in window.inner_text(".messagelist")

    window.click(".picker-link summary")
    window.fill("#link-headline", "外链")
    window.fill("#link-url", "https://user@a.example/")
    window.click(".picker-link button")
    assert window.locator(".field:has(#link-url) .errorlist").is_visible()
    assert window.input_value("#link-headline") == "外链"
    window.fill("#link-url", "https://a.example/")
    window.click(".picker-link button")
    window.wait_for_selector(".messagelist")

    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    placed = list(Card.objects.filter(block=block).order_by("position"))
    assert [card.headline for card in placed] == ["海堤今晨合龙", "外链"]
    assert placed[0].links == [{"text": "此前的报道", "url": "https://a.example/"}]
