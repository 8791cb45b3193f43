"""A draft as its editor shows it, and the crop that a card gives to a picture."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.drafting import remove_block
from fronts.drafts import draft_of
from fronts.launching import launch_front
from fronts.models import HOME, Front
from fronts.opening import open_fronts
from fronts.reading import drafted, shown_blocks
from pages.curated import block_html
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def draft(front):
    return draft_of(front, at=timezone.now(), script="zh-hans")


def test_what_a_hidden_block_holds_keeps_no_story_from_another(front):
    edition = make_story_live()
    make_card(make_block(front, title="藏", hidden=True), edition)
    make_card(make_block(front, title="显"), edition)

    assert [view.cards[0].shown for view in draft(front).blocks] == [True, True]


def test_a_removed_block_that_readers_still_see_makes_the_draft_differ(front, block):
    launch_front(front=front, by=None, at=timezone.now())
    assert not draft(front).differs

    remove_block(block=block, made_on=99, at=timezone.now())

    assert draft(front).differs
    assert draft(front).is_live
    assert draft(front).removed_blocks == [block]
    launch_front(front=front, by=None, at=timezone.now())
    assert not draft(front).differs


def test_what_waits_is_told_by_launches_not_by_blocks(front, block):
    make_block(front, title="图集")
    now = timezone.now()
    for hours in (2, 1):
        launch_front(front=front, by=None, at=now, live_from=now + hours * HOUR, waiting="keep")

    assert [(batch[0].live_from - now, len(batch)) for batch in draft(front).waiting] == [
        (HOUR, 2),
        (2 * HOUR, 2),
    ]


@pytest.mark.parametrize("own", [True, False])
def test_a_card_crops_its_own_picture_or_that_of_its_story(front, own):
    pictured = make_story_live(lead_picture=make_picture(focal_x=50, focal_y=50))
    block = make_block(front, layout="headline")
    given = {"picture": make_picture(caption="另一张")} if own else {}
    make_card(block, pictured, focal_x=10, focal_y=90, **given)

    (shown,) = shown_blocks(drafted(front.pk), at=timezone.now(), script="zh-hans")
    html = block_html(shown, script="zh-hans", at=timezone.now())

    picture = given.get("picture") or pictured.lead_picture
    assert f"{picture.digest[:32]}-lead-480-10x90-" in html


def test_an_ended_picture_of_a_card_gives_way_to_that_of_its_story(front):
    pictured = make_story_live(lead_picture=make_picture())
    ended = make_picture(caption="过期", expires_at=timezone.now() - HOUR)
    make_card(make_block(front, layout="headline"), pictured, picture=ended)

    (shown,) = shown_blocks(drafted(front.pk), at=timezone.now(), script="zh-hans")
    html = block_html(shown, script="zh-hans", at=timezone.now())

    assert ended.digest[:32] not in html
    assert pictured.lead_picture.digest[:32] in html


def state(editor, front):
    """What the editor says of draft and readers."""
    page = editor.get(f"/admin/fronts/front/{front.pk}/draft/").content.decode()
    return page.split('class="front-state">')[1].split("</p>")[0]


@pytest.fixture
def home():
    open_fronts()
    make_story_live()
    return Front.objects.get(slug=HOME)


AUTOMATIC = "读者现在看到的是自动编排的页面"
SAME = "读者所见与草稿一致"
DIFFERS = "草稿与读者所见不同"


def test_before_the_first_launch_the_composed_page_is_named(editor, home):
    assert AUTOMATIC in state(editor, home)
    assert SAME not in state(editor, home)
    make_block(home, backfill="recent")
    assert AUTOMATIC in state(editor, home)
    assert "草稿尚未上线" in state(editor, home)

    launch_front(front=home, by=None, at=timezone.now())

    assert SAME in state(editor, home)
    assert AUTOMATIC not in state(editor, home)


def test_a_block_that_was_removed_and_is_still_live_is_a_difference(editor, home):
    block = make_block(home, backfill="recent")
    launch_front(front=home, by=None, at=timezone.now())

    remove_block(block=block, made_on=99, at=timezone.now())

    assert DIFFERS in state(editor, home)
    launch_front(front=home, by=None, at=timezone.now())
    assert AUTOMATIC in state(editor, home)


def test_a_launch_that_holds_nothing_leaves_the_composed_page(editor, home):
    make_block(home)
    launch_front(front=home, by=None, at=timezone.now())

    assert AUTOMATIC in state(editor, home)
    assert draft(home).is_live


def test_a_front_of_its_own_is_not_found_before_its_launch(editor, front):
    make_block(front, backfill="recent")

    assert "读者打不开此页" in state(editor, front)


def test_what_waits_of_a_removed_block_is_told(front, block):
    now = timezone.now()
    launch_front(front=front, by=None, at=now, live_from=now + HOUR)

    remove_block(block=block, made_on=99, at=now)

    assert [len(batch) for batch in draft(front).waiting] == [1]


@pytest.mark.parametrize("part", ["change/", "launches/"])
def test_one_button_gives_readers_the_composed_page_again(editor, home, client, part):
    make_block(home, backfill="recent")
    address = f"/admin/fronts/front/{home.pk}/"
    assert "恢复自动编排" not in editor.get(f"{address}{part}").content.decode()
    launch_front(front=home, by=None, at=timezone.now())
    assert 'class="curated"' in client.get("/").content.decode()
    assert "恢复自动编排" in editor.get(f"{address}{part}").content.decode()

    done = editor.post(f"{address}act/", {"act": "end"}, follow=True)

    assert "读者看到的又是自动编排的页面" in done.content.decode()
    assert 'class="front"' in client.get("/").content.decode()
    assert home.blocks.standing().count() == 1


def test_what_readers_see_is_not_compared_with_an_empty_page(editor, home):
    make_block(home, backfill="recent")

    page = editor.get(f"/admin/fronts/front/{home.pk}/compare/").content.decode()

    assert AUTOMATIC in page
    assert "?show=live" not in page
    assert "?show=draft" in page


@pytest.mark.parametrize("has_block", [True, False])
def test_without_a_block_the_picker_says_that_one_is_needed(editor, act, front, has_block):
    if has_block:
        make_block(front)

    page = editor.get(f"/admin/fronts/front/{front.pk}/change/").content.decode()
    refused = act("place", story=make_story_live().story_id)

    reason = page.split("data-no-block")[1].split(">")[0]
    assert ("hidden" in reason) == has_block
    assert (" disabled>" in page.split("data-place-link")[1][:60]) != has_block
    assert refused.status_code == 400
    assert "请先添加一个区块" in refused.content.decode()
