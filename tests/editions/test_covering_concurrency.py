"""Two who cover a story at the same moment: the second sees what the first has done."""

from datetime import timedelta

import pytest

from editions.covering import EntryWords, add_entry, correct_entry, open_coverage, pin_entry
from editions.live_records import LiveEntry
from editions.refusals import CoverageOpen, EntryChangedMeanwhile, StoryNotLive
from editions.withdraw import withdraw_story
from tests.factories.newsroom import T0, make_story_live
from tests.overlap import overlapping

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def story():
    story = make_story_live(live_from=T0 - MINUTE).story
    open_coverage(story=story, by=None, at=T0)
    return story


def added(story, text="字", **how):
    words = EntryWords(f"<p>{text}</p>")
    return add_entry(story=story, words=words, by=None, at=T0 + MINUTE, **how)


def kinds(errors):
    return [type(error) for error in errors]


def test_entries_of_two_have_a_number_each(story):
    assert overlapping(lambda: added(story, "甲"), lambda: added(story, "乙")) == []

    assert list(LiveEntry.objects.order_by("pk").values_list("number", "body")) == [
        (1, "<p>甲</p>"),
        (2, "<p>乙</p>"),
    ]


def test_second_who_opens_the_coverage_is_told():
    story = make_story_live(live_from=T0 - MINUTE).story

    def opened():
        open_coverage(story=story, by=None, at=T0)

    assert kinds(overlapping(opened, opened)) == [CoverageOpen]


def test_second_who_corrects_is_told(story):
    entry = added(story)

    def corrected(text):
        words = EntryWords(f"<p>{text}</p>")
        correct_entry(entry=entry, words=words, by=None, at=T0 + 2 * MINUTE)

    errors = overlapping(lambda: corrected("甲"), lambda: corrected("乙"))

    assert kinds(errors) == [EntryChangedMeanwhile]
    assert LiveEntry.objects.latest("pk").body == "<p>甲</p>"


def test_of_two_pins_the_second_stands(story):
    first, second = added(story), added(story)

    def pinned(entry):
        pin_entry(entry=entry, by=None, at=T0 + 2 * MINUTE)

    assert overlapping(lambda: pinned(first), lambda: pinned(second)) == []
    live = LiveEntry.objects.live(T0 + 3 * MINUTE).filter(pinned=True)
    assert [entry.number for entry in live] == [2]


def test_entry_that_comes_while_the_story_is_withdrawn_is_refused(story):
    errors = overlapping(lambda: withdraw_story(story=story, at=T0 + MINUTE), lambda: added(story))

    assert kinds(errors) == [StoryNotLive]
