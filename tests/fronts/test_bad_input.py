"""Whatever is posted to a front that cannot be: a clear sentence, and nothing placed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.withdraw import withdraw_story
from fronts.launching import launch_front
from fronts.layouts import MOST_CARDS
from fronts.models import Card, Launch
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import (
    T0,
    make_article,
    make_channel,
    make_story_live,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)
NOT_LIVE = "只能放入已发布或待发布的报道。"
BAD_LINK = "请填写完整的网址，并为它写一个标题。"


@pytest.fixture
def kept(block):
    return make_card(block, make_story_live(headline="放好的"), at=timezone.now())


def said(response):
    page = response.content.decode()
    assert 'role="alert"' in page
    return page


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def down():
    edition = make_story_live()
    withdraw_story(story=edition.story, at=timezone.now())
    return edition.story_id


def draft():
    # a draft has no story: the worst that can be sent is its own id
    return make_article(make_user("记者")).pk + 1_000_000


@pytest.mark.parametrize("story", [draft, down, lambda: 999_999, lambda: 0])
def test_a_story_that_readers_do_not_see_is_not_placed(act, block, kept, story):
    refused = act("place", block=block.pk, story=story())

    assert refused.status_code == 400
    assert NOT_LIVE in said(refused)
    assert list(block.cards.standing()) == [kept]


@pytest.mark.parametrize("story", [down, lambda: 999_999])
def test_no_sub_link_leads_to_a_story_that_readers_do_not_see(act, block, kept, story):
    refused = act("edit", card=kept.pk, size="normal", headline="改题", links=f"此前 {story()}")

    assert refused.status_code == 400
    assert NOT_LIVE in said(refused)
    kept.refresh_from_db()
    assert (kept.headline, kept.links) == ("", [])


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " data:text/html,x", "ftp://a.example/", "//a"],
)
def test_links_of_other_schemes_are_refused_wherever_they_are_typed(act, block, kept, url):
    link = make_card(block, url="https://a.example/", headline="外链", at=timezone.now())
    placed = act("place", block=block.pk, url=url, headline="甲")
    edited = act("edit", card=link.pk, url=url, headline="外链", size="normal")
    sub = act("edit", card=kept.pk, size="normal", links=f"甲 {url}")

    assert [placed.status_code, edited.status_code, sub.status_code] == [400, 400, 400]
    assert BAD_LINK in said(placed)
    assert BAD_LINK in said(edited)
    assert "网址" in said(sub)
    link.refresh_from_db()
    assert link.url == "https://a.example/"
    assert list(block.cards.standing()) == [kept, link]


def test_five_hundred_cards_are_too_many_by_four_hundred_and_forty(act, block):
    Card.objects.bulk_create(
        Card(block=block, url="https://a.example/", headline="甲", position=n, placed_at=T0)
        for n in range(MOST_CARDS - 1)
    )
    new = {"block": block.pk, "url": "https://b.example/", "headline": "乙"}

    answers = [act("place", **new) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 400, 400]
    assert "区块已满" in said(answers[1])
    assert block.cards.standing().count() == MOST_CARDS


def test_a_launch_in_the_past_is_refused(act, block, kept):
    refused = act("launch", live_from=local(timezone.now() - HOUR))

    assert refused.status_code == 400
    assert "这个时间已经过去" in said(refused)
    assert not Launch.objects.exists()


def test_two_launches_of_a_block_for_the_same_minute_are_refused(act, block, kept):
    moment = local(timezone.now() + HOUR)
    assert act("launch", block=block.pk, live_from=moment).status_code == 200

    refused = act("launch", live_from=moment)

    assert refused.status_code == 400
    assert "同一时刻已有待上线的版本" in said(refused)
    assert Launch.objects.not_cancelled().count() == 1


@pytest.mark.parametrize("field", ["headline", "kicker", "standfirst"])
def test_tags_in_what_is_said_of_a_card_are_refused(act, kept, field):
    given = {"size": "normal", field: "<script>alert(1)</script>"}

    refused = act("edit", card=kept.pk, **given)

    assert refused.status_code == 400
    assert "纯文字" in said(refused)
    assert "<script>alert" not in said(refused)
    kept.refresh_from_db()
    assert getattr(kept, field) == ""


def test_less_than_and_more_than_are_no_tags(act, kept):
    assert act("edit", card=kept.pk, headline="3 < 5 > 2", size="normal").status_code == 200


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"starts_at": "2030-01-02T10:00", "ends_at": "2030-01-02T10:00"}, "结束时间早于开始时间"),
        ({"focal_x": "20"}, "要么都填"),
        ({"focal_x": "101", "focal_y": "5"}, "100"),
        ({"picture": "999999"}, "没有这张图片"),
        ({"headline": "长" * 121}, "120"),
        ({"links": "只有文字"}, "每行"),
    ],
)
def test_what_is_wrong_with_a_card_is_said_at_its_field(act, kept, given, sentence):
    refused = act("edit", card=kept.pk, size="normal", **given)

    assert refused.status_code == 400
    assert sentence in said(refused)
    version = kept.version
    kept.refresh_from_db()
    assert kept.version == version


def test_a_closed_front_says_so_and_keeps_its_draft_and_its_launch(client, editor):
    section = make_channel("财经", slug="caijing")
    front = make_front(name="财经", section=section, closed=True)
    block = make_block(front, title="独家")
    make_card(block, make_story_live(headline="甲"), headline="编辑改的题", at=timezone.now())
    address = f"/admin/fronts/front/{front.pk}/act/"

    launched = editor.post(address, {"act": "launch"}, headers={"X-Requested-With": "fetch"})

    page = launched.content.decode()
    assert launched.status_code == 200
    assert "在设置中打开后读者才能看到" in page
    assert "此页已关闭" in page
    assert "编辑改的题" not in client.get("/channels/caijing/").content.decode()
    front.closed = False
    front.save()
    assert "编辑改的题" in client.get("/channels/caijing/").content.decode()


def test_a_closed_front_of_its_own_is_not_found(client):
    front = make_front(closed=True)
    make_card(make_block(front), make_story_live())
    launch_front(front=front, by=None, at=timezone.now())

    assert client.get(f"/fronts/{front.slug}/").status_code == 404
