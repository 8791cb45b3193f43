"""Each step back takes back one launch more: a mistake that is gone does not come back by it."""

from datetime import timedelta

import pytest

from fronts import refusals
from fronts.drafting import remove_card
from fronts.launching import bring_back_batch, launch_blocks, launch_front
from fronts.models import Launch
from fronts.undoing import undo_front, undo_launch
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import T0, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


class Page:
    """A front with two blocks, whose cards are named for what is launched."""

    def __init__(self):
        self.front = make_front()
        self.blocks = [make_block(self.front, title=title) for title in ("头条", "要闻")]
        self.at = T0

    def next(self):
        self.at += HOUR
        return self.at

    def launch(self, words, *places):
        """Puts other cards into some blocks, or all, and launches them."""
        blocks = [self.blocks[place] for place in places]
        for block in blocks or self.blocks:
            for card in block.cards.standing():
                remove_card(card=card, made_on=99, at=self.at)
            make_card(block, make_story_live(), headline=words)
        at = self.next()
        if blocks:
            return launch_blocks(front=self.front, blocks=blocks, by=None, at=at)
        return launch_front(front=self.front, by=None, at=at)

    def undo(self):
        undo_front(front=self.front, by=None, at=self.next())
        return self.seen()

    def undo_block(self, place):
        undo_launch(block=self.blocks[place], by=None, at=self.next())
        return self.seen()

    def seen(self):
        """What readers see of each block."""
        live = {row.block_id: row for row in Launch.objects.live(self.at)}
        return [
            live[block.pk].cards.get().headline if block.pk in live else None
            for block in self.blocks
        ]


@pytest.fixture
def page():
    return Page()


def test_whole_launches_are_taken_back_one_after_the_other(page):
    for words in ("甲", "乙", "丙"):
        page.launch(words)

    assert page.undo() == ["乙", "乙"]
    assert page.undo() == ["甲", "甲"]
    assert page.undo() == [None, None]
    with pytest.raises(refusals.NothingToUndo):
        page.undo()


def test_a_block_is_taken_back_step_by_step(page):
    for words in ("甲", "乙"):
        page.launch(words, 0)

    assert page.undo_block(0) == ["甲", None]
    assert page.undo_block(0) == [None, None]
    with pytest.raises(refusals.NothingToUndo):
        page.undo_block(0)


def test_what_was_taken_back_of_a_block_does_not_return_with_that_of_the_page(page):
    page.launch("甲")
    page.launch("乙", 0)

    assert page.undo_block(0) == ["甲", "甲"]
    assert page.undo() == [None, None]


def test_a_whole_launch_of_which_one_block_was_taken_back_leaves_with_the_others(page):
    page.launch("甲")
    page.launch("乙")

    assert page.undo_block(1) == ["乙", "甲"]
    assert page.undo() == ["甲", "甲"]
    assert page.undo() == [None, None]


def test_blocks_that_were_launched_on_their_own_are_taken_back_on_their_own(page):
    page.launch("甲")
    page.launch("乙", 0)
    page.launch("丙", 1)

    assert page.undo() == ["乙", "甲"]
    assert page.undo() == ["甲", "甲"]
    assert page.undo() == [None, None]


def test_a_launch_after_a_step_back_is_the_next_to_be_taken_back(page):
    page.launch("甲")
    page.launch("错")
    page.undo()
    page.launch("乙", 1)

    assert page.undo() == ["甲", "甲"]
    assert page.undo() == [None, None]


def test_what_the_list_brought_back_is_a_launch_of_its_own(page):
    page.launch("甲")
    mistaken = page.launch("乙")
    page.undo()

    bring_back_batch(launches=mistaken, by=None, at=page.next())

    assert page.seen() == ["乙", "乙"]
    assert page.undo() == ["甲", "甲"]
    assert page.undo() == [None, None]


def test_a_timed_launch_is_taken_back_to_what_a_step_back_left(page):
    page.launch("甲")
    page.launch("乙")
    make_card(page.blocks[0], make_story_live(), headline="丙", position=0)
    remove_card(card=page.blocks[0].cards.standing()[1], made_on=99, at=page.at)
    begins = page.at + 3 * HOUR
    launch_blocks(front=page.front, blocks=page.blocks[:1], by=None, at=page.at, live_from=begins)
    assert page.undo() == ["甲", "甲"]
    page.at = begins
    assert page.seen() == ["丙", "甲"]

    assert page.undo() == ["甲", "甲"]
    assert page.undo() == [None, None]


def test_taking_back_names_what_was_taken_back(page):
    page.launch("甲")
    first = Launch.objects.earliest("pk")
    page.launch("乙", 0)

    page.undo()
    taken = undo_front(front=page.front, by=None, at=page.at + HOUR)

    assert taken.batch == first.batch
