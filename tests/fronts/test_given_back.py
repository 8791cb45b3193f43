"""Without script: an act that is refused gives back what was typed, with the error at its field."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.models import Card, Front, Launch
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def send(editor, front):
    """Posts an act as a browser does without script."""

    def post(name, **data):
        return editor.post(
            f"/admin/fronts/front/{front.pk}/act/", {"act": name, "made_on": 10_000} | data
        )

    return post


@pytest.fixture
def card(block):
    return make_card(block, make_story_live(headline="海堤合龙"), at=timezone.now())


def errors(form):
    return {name: len(found) for name, found in form.errors.items()}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"title": "<b>要闻</b>", "layout": "strip"}, {"title": 1}),
        ({"title": "长" * 31, "layout": "strip"}, {"title": 1}),
        ({"title": "要闻", "layout": "none"}, {"layout": 1}),
    ],
)
def test_a_block_that_is_not_added_stands_in_the_form(send, front, typed, wrong):
    refused = send("add_block", **typed)

    form = refused.context["forms"].new_block
    assert refused.status_code == 400
    assert errors(form) == wrong
    assert form["title"].value() == typed["title"]
    page = refused.content.decode()
    assert '<details class="add-block" data-section="add" open>' in page
    assert front.blocks.count() == 0
    if typed["layout"] == "strip":
        assert '<option value="strip" selected>' in page


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"headline": "外链", "url": "javascript:alert(1)"}, {"url": 1}),
        ({"headline": "", "url": "https://a.example/"}, {"url": 1}),
        ({"headline": "<i>外链</i>", "url": "https://a.example/"}, {"headline": 1}),
    ],
)
def test_a_link_that_is_not_placed_stands_in_the_form(send, front, typed, wrong):
    make_block(front, title="头条")
    second = make_block(front, title="要闻")

    refused = send("place", block=second.pk, **typed)

    form = refused.context["forms"].link
    assert refused.status_code == 400
    assert errors(form) == wrong
    assert {name: form[name].value() for name in typed} == typed
    page = refused.content.decode()
    assert '<details class="picker-link" open>' in page
    assert f'<option value="{second.pk}" selected>要闻</option>' in page
    assert Card.objects.count() == 0


def test_a_link_into_a_front_without_blocks_stands_in_the_form(send):
    refused = send("place", headline="外链", url="https://a.example/")

    assert refused.status_code == 400
    assert refused.context["forms"].link["url"].value() == "https://a.example/"


@pytest.mark.parametrize("time", ["2020-01-01T10:00", "2190-01-01T10:00", "gestern"])
def test_a_time_that_is_refused_stands_where_it_was_typed(send, block, card, time):
    of_front, of_block = (
        send("launch", live_from=time),
        send("launch", live_from=time, block=block.pk),
    )

    forms = of_front.context["forms"]
    assert errors(forms.launch) == {"live_from": 1}
    assert forms.launch["live_from"].value() == time
    assert f'value="{time}"' in of_front.content.decode()
    forms = of_block.context["forms"]
    assert not forms.launch.is_bound
    assert errors(forms.block_launch) == {"live_from": 1}
    assert '<details class="more" open>' in of_block.content.decode()
    assert f'required value="{time}"' in of_block.content.decode()
    assert not Launch.objects.exists()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"headline": "<b>改题</b>"}, {"headline": 1}),
        ({"headline": "改题", "links": "只有文字"}, {"links": 1}),
        ({"headline": "改题", "links": "此前 999999"}, {"links": 1}),
        ({"headline": "改题", "picture": "999999"}, {"picture": 1}),
    ],
)
def test_a_card_that_is_not_changed_stands_in_its_form(send, card, typed, wrong):
    refused = send("edit", card=card.pk, size="large", kicker="独家", **typed)

    form = refused.context["form"]
    assert refused.status_code == 400
    assert errors(form) == wrong
    assert {name: form[name].value() for name in typed} == typed
    page = refused.content.decode()
    assert 'name="kicker" value="独家"' in page
    assert '<option value="large" selected>' in page
    assert 'name="made_on" value="10000"' in page
    card.refresh_from_db()
    assert (card.headline, card.kicker) == ("", "")


def test_a_block_that_is_not_changed_stands_in_its_form(send, block):
    refused = send("configure_block", block=block.pk, title="国际", layout="strip", limit=400)

    form = refused.context["form"]
    assert refused.status_code == 400
    assert errors(form) == {"limit": 1, "backfill": 1}
    page = refused.content.decode()
    assert 'name="title" value="国际"' in page
    assert 'name="limit" value="400"' in page
    block.refresh_from_db()
    assert block.title == "要闻"


def test_after_a_clash_the_form_is_sent_again_on_purpose(send, front, card):
    seen = Front.objects.get(pk=front.pk).version
    send("edit", card=card.pk, headline="别人的题", size="normal", shows_time="on")

    clash = send("edit", card=card.pk, headline="我的题", size="normal", made_on=seen)

    page = clash.content.decode()
    assert clash.status_code == 409
    assert 'name="headline" value="我的题"' in page
    assert "别人的题" in page
    again = clash.context["made_on"]
    assert f'name="made_on" value="{again}"' in page
    sent = send("edit", card=card.pk, headline="我的题", size="normal", made_on=again)
    assert sent.status_code == 302
    card.refresh_from_db()
    assert card.headline == "我的题"


def test_what_is_gone_or_unknown_gives_the_page_alone(send, front, card):
    for name, data in (("edit", {"card": 0}), ("configure_block", {"block": "x"}), ("fly", {})):
        refused = send(name, headline="改题", **data)
        assert refused.status_code == 400
        assert "dialog" not in refused.context


def test_forms_have_pages_of_their_own(editor, front, block, card):
    for part, name in ((f"cards/{card.pk}/", "edit"), (f"blocks/{block.pk}/", "configure_block")):
        address = f"/admin/fronts/front/{front.pk}/{part}"
        page = editor.get(address).content.decode()
        fetched = editor.get(address, headers={"X-Requested-With": "fetch"}).content.decode()

        for html in (page, fetched):
            assert f'name="act" value="{name}"' in html
        assert "新闻编辑台" in page
        assert "新闻编辑台" not in fetched
        assert "data-close" in fetched
