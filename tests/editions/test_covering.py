"""Live coverage: entries are frozen rows with an address that outlasts their corrections."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from editions import refusals
from editions.covering import (
    EntryWords,
    add_entry,
    close_coverage,
    correct_entry,
    open_coverage,
    paragraphs,
    pin_entry,
    take_out_entry,
)
from editions.entries import entry_page, latest_entries, news_since, one_entry
from editions.live import live_edition
from editions.live_records import LiveCoverage, LiveEntry
from editions.models import Change, Edition
from editions.publish import create_story
from editions.withdraw import withdraw_story
from tests.factories.newsroom import T0, make_story_live, make_user
from tests.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def story():
    """A story that is covered live since T0."""
    story = make_story_live(live_from=T0 - HOUR).story
    open_coverage(story=story, by=None, at=T0)
    return story


def added(story, text="消息", *, minute=1, **how):
    words = EntryWords(f"<p>{text}</p>", how.pop("headline", ""))
    return add_entry(story=story, words=words, by=how.pop("by", None), at=at(minute), **how)


def at(minute):
    return T0 + minute * MINUTE


def numbers(story, moment, before=""):
    """Numbers of the entries that readers get, the pinned one first with a star."""
    page = entry_page(story.pk, at=moment, script="zh-hans", before=before)
    pinned = [f"*{page.pinned.number}"] if page.pinned else []
    return [*pinned, *(entry.number for entry in page.entries)]


def test_entries_are_numbered_and_stand_newest_first(story):
    for minute in (1, 2, 3):
        added(story, minute=minute)

    assert numbers(story, at(2)) == [2, 1]
    assert numbers(story, at(3)) == [3, 2, 1]


def test_entry_makes_no_edition_and_tells_of_a_change(story):
    editions, changes = Edition.objects.count(), Change.objects.count()

    added(story)

    assert Edition.objects.count() == editions
    assert Change.objects.count() == changes + 1


def test_entry_is_sanitised_and_kept_in_both_scripts(story):
    text = '台风<script>alert(1)</script><b onclick="x()">登陆</b>'

    entry = added(story, text, headline=" 台风 登陆 ")

    assert entry.rendered_hans == "<p>台风<b>登陆</b></p>"
    assert entry.rendered_hant == "<p>颱風<b>登陸</b></p>"
    assert (entry.title_hans, entry.title_hant) == ("台风 登陆", "颱風 登陸")


def test_typed_text_becomes_paragraphs():
    assert (
        paragraphs(" 第一段 \n\n<b>第二段</b>\n") == "<p>第一段</p><p>&lt;b&gt;第二段&lt;/b&gt;</p>"
    )


def test_headline_loses_what_nobody_sees(story):
    words = EntryWords("<p>字</p>", "快\u202e讯\x00")

    entry = add_entry(story=story, words=words, by=None, at=at(1))

    assert entry.headline == "快讯"


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>x</script>", "<p>\u2060\u200b</p>"])
def test_empty_entry_is_refused(story, body):
    with pytest.raises(refusals.EntrySaysNothing):
        add_entry(story=story, words=EntryWords(body), by=None, at=at(1))


def test_only_a_live_story_is_covered_and_only_once(story):
    with pytest.raises(refusals.StoryNotLive):
        open_coverage(story=create_story(at=T0), by=None, at=T0)
    with pytest.raises(refusals.CoverageOpen):
        open_coverage(story=story, by=None, at=at(1))


def test_coverage_that_has_ended_takes_no_entry_until_it_is_opened_again(story):
    entry = added(story)
    close_coverage(story=story, by=(editor := make_user("编辑")), at=at(2))

    assert LiveCoverage.objects.get().ended_by == editor
    with pytest.raises(refusals.CoverageClosed):
        added(story, minute=3)
    with pytest.raises(refusals.CoverageClosed):
        close_coverage(story=story, by=None, at=at(3))
    correct_entry(entry=entry, words=EntryWords("<p>更正</p>"), by=None, at=at(3))
    open_coverage(story=story, by=None, at=at(4))
    assert added(story, minute=5).number == 2


def test_withdrawn_story_takes_no_entry(story):
    withdraw_story(story=story, at=at(1))

    with pytest.raises(refusals.StoryNotLive):
        added(story, minute=2)


def test_correction_keeps_the_number_the_time_and_what_was(story):
    first = added(story, "登录")

    again = correct_entry(entry=first, words=EntryWords("<p>登陆</p>"), by=None, at=at(5))

    assert (again.number, again.written_at, again.corrected_at) == (1, at(1), at(5))
    assert again.replaces == first
    shown = [one_entry(story.pk, 1, at=at(m), script="zh-hans").html for m in (4, 5)]
    assert shown == ["<p>登录</p>", "<p>登陆</p>"]


def test_same_words_correct_nothing(story):
    entry = added(story)

    assert correct_entry(entry=entry, words=EntryWords("<p>消息</p>"), by=None, at=at(2)) == entry
    assert LiveEntry.objects.count() == 1


def test_second_of_two_corrections_is_told_of_the_first(story):
    opened = added(story)
    correct_entry(entry=opened, words=EntryWords("<p>甲</p>"), by=None, at=at(2))

    with pytest.raises(refusals.EntryChangedMeanwhile):
        correct_entry(entry=opened, words=EntryWords("<p>乙</p>"), by=None, at=at(3))


def test_entry_that_was_pinned_meanwhile_can_still_be_corrected(story):
    opened = added(story)
    pin_entry(entry=opened, by=None, at=at(2))

    again = correct_entry(entry=opened, words=EntryWords("<p>乙</p>"), by=None, at=at(3))

    assert again.pinned


def test_one_entry_is_pinned_and_stands_above(story):
    first, _second = added(story), added(story, minute=2)

    pin_entry(entry=first, by=None, at=at(3))
    assert numbers(story, at(3)) == ["*1", 2]
    added(story, minute=4, pinned=True)
    assert numbers(story, at(4)) == ["*3", 2, 1]
    pin_entry(entry=LiveEntry.objects.live(at(4)).get(pinned=True), pinned=False, by=None, at=at(5))
    assert numbers(story, at(5)) == [3, 2, 1]


def test_entry_that_is_taken_out_is_gone_and_stays_in_the_record(story):
    entry = added(story)

    take_out_entry(entry=entry, by=(editor := make_user("编辑")), at=at(2))

    assert (numbers(story, at(1)), numbers(story, at(2))) == ([1], [])
    assert LiveEntry.objects.get().ended_by == editor
    assert one_entry(story.pk, 1, at=at(2), script="zh-hans") is None
    for act in (take_out_entry, pin_entry):
        with pytest.raises(refusals.EntryGone):
            act(entry=entry, by=None, at=at(3))
    assert added(story, minute=4).number == 2


def test_pages_go_on_by_keyset_and_the_pinned_one_stands_once(story, monkeypatch):
    entries = [added(story, minute=minute) for minute in range(1, 44)]
    pin_entry(entry=entries[40], by=None, at=at(50))
    now, found, place = at(50), [], ""
    for _ in range(3):
        page = entry_page(story.pk, at=now, script="zh-hans", before=place)
        found.append([entry.number for entry in page.entries])
        place = page.older

    first = [43, 42, *range(40, 22, -1)]
    assert found == [first, list(range(22, 2, -1)), [2, 1]]
    assert place == ""
    assert entry_page(story.pk, at=now, script="zh-hans").pinned.number == 41


def test_news_are_what_a_page_does_not_hold(story):
    first, second = added(story), added(story, minute=2)
    third = added(story, minute=3)
    take_out_entry(entry=second, by=None, at=at(4))
    correct_entry(entry=first, words=EntryWords("<p>改</p>"), by=None, at=at(5))
    last = LiveEntry.objects.latest("pk").pk

    news = news_since(story.pk, second.pk, at=at(6), script="zh-hans")
    nothing = news_since(story.pk, last, at=at(6), script="zh-hans")

    assert [entry.number for entry in news.entries] == [3, 1]
    assert (news.gone, news.newest, news.more) == ([2], last, False)
    assert (nothing.entries, nothing.newest) == ([], last)
    assert entry_page(story.pk, at=at(6), script="zh-hans").newest == last
    assert third.pk < last


def test_latest_of_several_stories_come_in_one_query(story, django_assert_num_queries):
    other = make_story_live(live_from=T0 - HOUR).story
    open_coverage(story=other, by=None, at=T0)
    for minute in range(1, 6):
        added(story, minute=minute)
    added(other, minute=2)

    with django_assert_num_queries(1):
        found = latest_entries([story.pk, other.pk], at=at(9), script="zh-hans", count=3)

    shown = {pk: [entry.number for entry in entries] for pk, entries in found.items()}
    assert shown == {story.pk: [5, 4, 3], other.pk: [1]}


@pytest.mark.parametrize("items", [1, 3])
def test_page_of_entries_is_one_query(story, items, django_assert_num_queries):
    for minute in range(1, items + 1):
        added(story, minute=minute, pinned=True)

    with django_assert_num_queries(1):
        assert len(numbers(story, at(9))) == items


def test_edition_tells_when_its_coverage_ends(story):
    ordinary = make_story_live(live_from=T0 - HOUR).story

    def until(pk, moment):
        return live_edition(pk, at=moment, script="zh-hans").covered_until

    close_coverage(story=story, by=None, at=at(5))
    assert until(ordinary.pk, at(6)) is None
    assert until(story.pk, T0 - MINUTE) is None
    assert until(story.pk, at(6)) == at(5)


def row(story, **fields):
    """An entry, unsaved, as no act would write it."""
    given = {"number": 1, "body": "<p>字</p>", "language": "zh-hans"}
    times = {"written_at": T0, "live_from": T0, "created_at": T0}
    return LiveEntry(**{"story": story, **given, **times} | fields)


def test_database_holds_one_reading_of_an_entry_and_one_pin_at_a_time(story):
    row(story, pinned=True).save()

    refused(row(story).save)
    refused(row(story, number=2, pinned=True).save)
    row(story, number=2).save()
    row(make_story_live(live_from=T0).story, pinned=True).save()
    LiveEntry.objects.filter(number=1, story=story).update(live_until=T0 + HOUR)
    row(story, pinned=True, live_from=T0 + HOUR).save()


def test_database_holds_one_coverage_at_a_time(story):
    refused(LiveCoverage(story=story, live_from=at(5), created_at=at(5)).save)
    refused(LiveCoverage(story=story, live_from=T0 - MINUTE, created_at=T0).save)


@pytest.mark.parametrize(
    "fields",
    [
        {"body": ""},
        {"number": 0},
        {"language": "en"},
        {"written_at": T0 + HOUR},
        {"live_until": T0 - HOUR},
    ],
)
def test_database_takes_no_entry_against_the_rules(story, fields):
    refused(row(story, **fields).save)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body", "<p>改</p>"),
        ("headline", "改"),
        ("pinned", True),
        ("number", 7),
        ("written_at", T0),
        ("live_from", at(3)),
        ("by", make_user),
    ],
)
def test_content_of_an_entry_never_changes(story, field, value):
    added(story)

    refused(lambda: LiveEntry.objects.update(**{field: value() if callable(value) else value}))
    assert LiveEntry.objects.update(title_hant=F("title_hans"), rendered_hant="<p>字</p>") == 1


def test_past_of_entries_and_coverage_is_settled():
    now = timezone.now()
    story = make_story_live(live_from=now - 4 * HOUR).story
    open_coverage(story=story, by=None, at=now - 3 * HOUR)
    words = EntryWords("<p>字</p>")
    entry = add_entry(story=story, words=words, by=None, at=now - 2 * HOUR)
    take_out_entry(entry=entry, by=None, at=now - HOUR)
    close_coverage(story=story, by=None, at=now - HOUR)

    for model in (LiveEntry, LiveCoverage):
        refused(lambda model=model: model.objects.update(live_until=now + HOUR))
