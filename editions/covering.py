"""Covers a story live: opens and closes it, enters, corrects, pins and takes out entries.

A live story's entries are rows of their own: none of them makes an edition of the story.
"""

from datetime import datetime
from html import escape
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from authors.models import User
from chinese.convert import for_reader, html_for_reader
from chinese.lines import one_line, shows_something
from chinese.script import Script
from editions import refusals
from editions.changes import lock_log, record_change
from editions.html import sanitise
from editions.live_records import LiveCoverage, LiveEntry
from editions.models import Edition, Story
from editions.rendering import plain_text, render_pages

LONGEST_TEXT = 5_000
"""Characters of an entry as it is typed."""


class EntryWords(NamedTuple):
    """What an entry says: HTML that is still to be sanitised, perhaps under a headline."""

    body: str
    headline: str = ""


def paragraphs(text: str) -> str:
    """Typed text as HTML: a paragraph for each line that says something."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def typed_text(body: str) -> str:
    """The text of an entry, to be typed over."""
    return plain_text(body)


@transaction.atomic
def open_coverage(*, story: Story, by: User | None, at: datetime) -> LiveCoverage:
    """Begin to cover a live story. Raises StoryNotLive, CoverageOpen."""
    _live_edition(story, at)
    if story.coverages.live(at).exists():
        raise refusals.CoverageOpen
    coverage = LiveCoverage.objects.create(story=story, live_from=at, by=by, created_at=at)
    record_change(story_id=story.pk, at=at)
    return coverage


@transaction.atomic
def close_coverage(*, story: Story, by: User | None, at: datetime) -> None:
    """Say that the coverage has ended; its entries stay. Raises CoverageClosed."""
    _lock(story)
    coverage = story.coverages.live(at).first()
    if coverage is None:
        raise refusals.CoverageClosed
    coverage.live_until, coverage.ended_by = at, by
    coverage.save(update_fields=["live_until", "ended_by"])
    record_change(story_id=story.pk, at=at)


@transaction.atomic
def add_entry(
    *, story: Story, words: EntryWords, by: User | None, at: datetime, pinned: bool = False
) -> LiveEntry:
    """Write an entry that readers see now. Raises StoryNotLive, CoverageClosed, EntrySaysNothing.

    Pinned, it takes the place of the one that was.
    """
    edition = _live_edition(story, at)
    if not story.coverages.live(at).exists():
        raise refusals.CoverageClosed
    last = story.live_entries.aggregate(last=Max("number"))["last"] or 0
    entry = LiveEntry(
        story=story,
        number=last + 1,
        written_at=at,
        language=edition.language,
        pinned=pinned,
        **_checked(words),
    )
    if pinned:
        _unpin(story, by=by, at=at)
    return _open(entry, by=by, at=at)


@transaction.atomic
def correct_entry(
    *, entry: LiveEntry, words: EntryWords, by: User | None, at: datetime
) -> LiveEntry:
    """Let an entry read otherwise from now on, at the same address.

    One that says the same stays. Raises EntryGone, EntryChangedMeanwhile, EntrySaysNothing.
    """
    current = _current(entry, at)
    if current.pk != entry.pk and _words(current) != _words(entry):
        raise refusals.EntryChangedMeanwhile
    checked = _checked(words)
    if checked == _words(current):
        return current
    return _again(current, by=by, at=at, corrected_at=at, **checked)


@transaction.atomic
def pin_entry(*, entry: LiveEntry, by: User | None, at: datetime, pinned: bool = True) -> LiveEntry:
    """Let an entry stand above all others, or among them again. Raises EntryGone."""
    current = _current(entry, at)
    if current.pinned == pinned:
        return current
    if pinned:
        _unpin(current.story, by=by, at=at)
    return _again(current, by=by, at=at, pinned=pinned)


@transaction.atomic
def take_out_entry(*, entry: LiveEntry, by: User | None, at: datetime) -> None:
    """Take an entry from readers; the record keeps it. Raises EntryGone."""
    current = _current(entry, at)
    _end(current, by=by, at=at)
    record_change(story_id=current.story_id, at=at)


def derive_entry(entry: LiveEntry) -> None:
    """Fill the derived columns, in both scripts; the caller saves."""
    written = Script(entry.language)
    html = "".join(render_pages(entry.body, pictures={}))
    for reader in Script:
        title = for_reader(entry.headline, written=written, reader=reader)
        rendered = html_for_reader(html, written=written, reader=reader)
        if reader is Script.HANT:
            entry.title_hant, entry.rendered_hant = title, rendered
        else:
            entry.title_hans, entry.rendered_hans = title, rendered


def _lock(story: Story) -> None:
    lock_log()
    Story.objects.select_for_update().get(pk=story.pk)


def _live_edition(story: Story, at: datetime) -> Edition:
    """The edition that readers have; the story is locked. Raises StoryNotLive."""
    _lock(story)
    edition = Edition.objects.of_story(story.pk).live(at).only("language").first()
    if edition is None:
        raise refusals.StoryNotLive
    return edition


def _current(entry: LiveEntry, at: datetime) -> LiveEntry:
    """The row that readers have of an entry now. Raises EntryGone."""
    _lock(entry.story)
    rows = LiveEntry.objects.filter(story_id=entry.story_id, number=entry.number).live(at)
    current = rows.select_related("story").first()
    if current is None:
        raise refusals.EntryGone
    return current


def _checked(words: EntryWords) -> dict[str, str]:
    body = sanitise(words.body)
    if not shows_something(plain_text(body)):
        raise refusals.EntrySaysNothing
    return {"body": body, "headline": one_line(words.headline)}


def _words(entry: LiveEntry) -> dict[str, str]:
    return {"body": entry.body, "headline": entry.headline}


def _unpin(story: Story, *, by: User | None, at: datetime) -> None:
    for pinned in story.live_entries.live(at).filter(pinned=True).select_related("story"):
        _again(pinned, by=by, at=at, pinned=False)


def _again(current: LiveEntry, *, by: User | None, at: datetime, **changes: object) -> LiveEntry:
    """End a row and open the next with what is changed."""
    # the old row is closed before the new one opens: SQLite checks at once
    _end(current, by=by, at=at)
    names = ("story", "number", "written_at", "corrected_at", "pinned", "language")
    kept = {name: getattr(current, name) for name in (*names, "headline", "body")}
    return _open(LiveEntry(**kept | changes, replaces=current), by=by, at=at)


def _end(entry: LiveEntry, *, by: User | None, at: datetime) -> None:
    entry.live_until, entry.ended_by = at, by
    entry.save(update_fields=["live_until", "ended_by"])


def _open(entry: LiveEntry, *, by: User | None, at: datetime) -> LiveEntry:
    entry.live_from, entry.created_at, entry.by = at, at, by
    derive_entry(entry)
    entry.save(force_insert=True)
    record_change(story_id=entry.story_id, at=at)
    return entry
