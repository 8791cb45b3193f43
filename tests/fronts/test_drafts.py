"""A draft as its editor shows it, and the crop that a card gives to a picture."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.drafting import remove_block
from fronts.drafts import draft_of
from fronts.launching import launch_front
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

    assert [(one.live_from - now, number) for one, number in draft(front).waiting] == [
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
