"""The draft belongs to the desk: changes are merged, clashes shown, nothing placed is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from editions.withdraw import withdraw_story
from fronts import refusals
from fronts.drafting import (
    add_block,
    bring_back_card,
    configure_block,
    edit_card,
    move_block,
    move_card,
    place_card,
    remove_block,
    remove_card,
)
from fronts.layouts import MOST_CARDS
from fronts.models import Card
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import T0, make_article, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def block():
    return make_block(title="要闻")


def order(block):
    return [card.headline for card in block.cards.standing()]


def links(block, *headlines):
    return [
        make_card(block, url=f"https://{number}.example/", headline=headline)
        for number, headline in enumerate(headlines)
    ]


def test_cards_are_placed_where_editors_put_them(block):
    links(block, "一", "二")

    place_card(block=block, by=None, at=T0, position=1, url="https://x.example/", headline="三")

    assert order(block) == ["一", "三", "二"]


def test_cards_move_within_a_block_and_into_another(block):
    first, second, third = links(block, "一", "二", "三")
    other = make_block(block.front)
    version = version_of(block)

    move_card(card=third, to=block, position=0, made_on=version, at=T0)
    move_card(card=first, to=other, position=0, made_on=version, at=T0)

    assert order(block) == ["三", "二"]
    assert order(other) == ["一"]
    assert second.block == block


def version_of(block):
    block.front.refresh_from_db()
    return block.front.version


def test_changes_of_other_cards_are_merged(block):
    first, second = links(block, "一", "二")
    both_saw = version_of(block)

    edit_card(card=first, parts={"headline": "一改"}, made_on=both_saw, at=T0)
    edit_card(card=second, parts={"headline": "二改"}, made_on=both_saw, at=T0)

    assert order(block) == ["一改", "二改"]


@pytest.mark.parametrize(
    "change",
    [
        lambda card, made_on: edit_card(
            card=card, parts={"headline": "后"}, made_on=made_on, at=T0
        ),
        lambda card, made_on: remove_card(card=card, made_on=made_on, at=T0),
        lambda card, made_on: move_card(
            card=card, to=card.block, position=0, made_on=made_on, at=T0
        ),
    ],
)
def test_changes_of_the_same_card_clash_and_show_the_other(block, change):
    _, card = links(block, "甲", "一")
    both_saw = version_of(block)
    edit_card(card=card, parts={"headline": "先"}, made_on=both_saw, at=T0)

    with pytest.raises(refusals.Clash) as clash:
        change(card, both_saw)

    assert clash.value.current.headline == "先"
    assert order(block) == ["甲", "先"]


def test_blocks_clash_likewise(block):
    both_saw = version_of(block)
    configure_block(block=block, parts={"title": "先"}, made_on=both_saw, at=T0)

    with pytest.raises(refusals.Clash):
        configure_block(block=block, parts={"title": "后"}, made_on=both_saw, at=T0)
    with pytest.raises(refusals.Clash):
        remove_block(block=block, made_on=both_saw, at=T0)


def test_a_removed_card_is_brought_back_to_its_place(block):
    _, second, _ = links(block, "一", "二", "三")
    remove_card(card=second, made_on=99, at=T0)
    assert order(block) == ["一", "三"]

    bring_back_card(card=second, at=T0)

    assert order(block) == ["一", "二", "三"]


def test_only_stories_that_readers_see_or_will_are_placed(block):
    draft = make_article()
    down = make_story_live(live_from=T0 - HOUR)
    withdraw_story(story=down.story, at=T0)

    assert draft.story is None
    for story_id in (down.story_id, 999_999):
        with pytest.raises(refusals.UnknownStory):
            place_card(block=block, by=None, at=T0, story_id=story_id)
    assert order(block) == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example/", "https://", "ftp://x/", "x"]
)
def test_links_of_other_schemes_are_refused(block, url):
    links(block, "一")

    with pytest.raises(refusals.BadLink):
        place_card(block=block, by=None, at=T0, url=url, headline="甲")

    assert order(block) == ["一"]


def test_a_link_needs_a_headline(block):
    with pytest.raises(refusals.BadLink):
        place_card(block=block, by=None, at=T0, url="https://x.example/")


def test_a_story_stands_once_in_a_block(block):
    edition = make_story_live()
    make_card(block, edition)

    with pytest.raises(refusals.AlreadyInBlock):
        make_card(block, edition)


def test_a_block_takes_so_many_cards_and_no_more(block):
    Card.objects.bulk_create(
        Card(block=block, url="https://x.example/", headline="甲", position=n, placed_at=T0)
        for n in range(MOST_CARDS)
    )

    with pytest.raises(refusals.BlockFull):
        links(block, "一")


@pytest.mark.parametrize(
    "parts",
    [
        {"headline": "长" * 121},
        {"starts_at": T0 + HOUR, "ends_at": T0},
        {"size": "huge"},
        {"links": [{"text": "甲", "url": "https://x.example/"}] * 6},
    ],
)
def test_parts_out_of_range_are_refused(block, parts):
    (card,) = links(block, "一")

    with pytest.raises(ValidationError):
        edit_card(card=card, parts=parts, made_on=99, at=T0)

    assert order(block) == ["一"]


def test_blocks_stand_in_the_editors_order():
    front = make_front()
    first, second, third = (add_block(front=front, layout="list", at=T0) for _ in range(3))

    move_block(block=third, position=0, at=T0)
    remove_block(block=first, made_on=99, at=T0)

    assert list(front.blocks.standing()) == [third, second]


def test_a_block_keeps_to_its_layouts_size():
    with pytest.raises(refusals.BlockFull):
        make_block(layout="headline", limit=6)
    with pytest.raises(ValidationError):
        make_block(layout="unheard-of")
    with pytest.raises(ValidationError):
        make_block(backfill="channel")
