"""What happens while the demo is loaded: an alert, and a story that is covered live; once each."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from editions.covering import EntryWords, add_entry, open_coverage, paragraphs
from editions.live_records import LiveCoverage
from editions.models import Edition, Story
from fronts.alerts import Wording, raise_alert
from fronts.models import Alert
from newsroom.demo.accounts import demo_users
from newsroom.demo.marks import story_uri

RAISES_ALERTS = "zhuren"


@dataclass(frozen=True, kw_only=True)
class DemoAlert:
    """A line below the masthead, for some hours from the moment of loading."""

    text: str
    level: str
    story: str
    hours: float


@dataclass(frozen=True, kw_only=True)
class DemoCoverage:
    """A story that is covered live: since when, by whom, what was entered."""

    story: str
    by: str
    opened_hours_ago: float
    entry: Sequence[Mapping[str, Any]]


@cache
def demo_alert() -> DemoAlert:
    """The alert that live.toml holds."""
    return DemoAlert(**_written()["alert"])


@cache
def demo_coverages() -> list[DemoCoverage]:
    """The stories that live.toml covers."""
    return [DemoCoverage(**entry) for entry in _written()["live"]]


def let_happen(*, at: datetime) -> None:
    """Cover the stories that nobody has covered yet; raise the alert where none ever was.

    The stories must be there; of what readers no longer see nothing is told.
    """
    for written in demo_coverages():
        _cover(written, at)
    _alert(demo_alert(), at)


@transaction.atomic
def _cover(written: DemoCoverage, now: datetime) -> None:
    story = Story.objects.get(uri=story_uri(written.story))
    opened = now - timedelta(hours=written.opened_hours_ago)
    covered = LiveCoverage.objects.filter(story=story).exists()
    if covered or not _is_live(story, now) or not _is_live(story, opened):
        return
    by = demo_users()[written.by]
    open_coverage(story=story, by=by, at=opened)
    for entry in written.entry:
        add_entry(
            story=story,
            words=EntryWords(paragraphs(entry["text"]), entry.get("headline", "")),
            by=by,
            at=now - timedelta(hours=entry["hours_ago"]),
            pinned=entry.get("pinned", False),
        )


@transaction.atomic
def _alert(written: DemoAlert, now: datetime) -> None:
    story = Story.objects.get(uri=story_uri(written.story))
    if Alert.objects.exists() or not _is_live(story, now):
        return
    raise_alert(
        wording=Wording(written.text, written.level, story.pk),
        by=demo_users()[RAISES_ALERTS],
        at=now,
        live_until=now + timedelta(hours=written.hours),
    )


def _is_live(story: Story, at: datetime) -> bool:
    return Edition.objects.of_story(story.pk).live(at).exists()


def _written() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("live.toml").read_text("utf-8"))
