"""Arranges and launches the demo's fronts as editors would; those that people touched stay."""

import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from authors.models import User
from editions.models import Edition, Story
from fronts.drafting import add_block, place_card
from fronts.following import Waiting
from fronts.launching import launch_blocks, launch_front
from fronts.models import Block, Front
from fronts.opening import open_fronts
from fronts.refusals import UnknownStory
from newsroom.demo.accounts import demo_users
from newsroom.demo.marks import story_uri
from newsroom.demo.town import demo_section

EDITOR = "bianji"
_ARRANGING = timedelta(minutes=10)  # before a launch


@dataclass(frozen=True, kw_only=True)
class DemoBlock:
    """A block: its look, its rule, the cards that were placed."""

    layout: str
    title: str
    limit: int = 0
    backfill: str = "none"
    channel: str = ""
    card: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, kw_only=True)
class DemoFront:
    """A front; one with a name of its own is opened, the others every site has."""

    slug: str
    launched_hours_ago: float
    name: str = ""
    block: Sequence[Mapping[str, Any]] = ()
    later: Mapping[str, Any] = field(default_factory=dict)
    """A card at the top of a block, released when its story comes due."""

    @property
    def blocks(self) -> list[DemoBlock]:
        """Its blocks in order."""
        return [DemoBlock(**entry) for entry in self.block]


@cache
def demo_fronts() -> list[DemoFront]:
    """What fronts.toml says."""
    written = tomllib.loads(Path(__file__).with_name("fronts.toml").read_text("utf-8"))
    return [DemoFront(**entry) for entry in written["front"]]


def arrange_fronts(*, at: datetime) -> int:
    """Arrange and launch the fronts that nobody has touched; their number.

    The stories must be there. One transaction a front, so that a killed run is completed.
    """
    open_fronts()
    return sum(_arrange(written, at) for written in demo_fronts())


@transaction.atomic
def _arrange(written: DemoFront, now: datetime) -> bool:
    if written.name:
        Front.objects.get_or_create(slug=written.slug, defaults={"name": written.name})
    front = Front.objects.select_for_update().filter(slug=written.slug, version=0).first()
    if front is None:
        return False
    by = demo_users()[EDITOR]
    launched = now - timedelta(hours=written.launched_hours_ago)
    blocks = {one.title: _add(front, one, by=by, at=launched) for one in written.blocks}
    launch_front(front=front, by=by, at=launched)
    if written.later:
        _prepare(blocks[written.later["block"]], written.later, by=by, now=now)
    return True


def _add(front: Front, written: DemoBlock, *, by: User, at: datetime) -> Block:
    parts: dict[str, Any] = {"title": written.title, "backfill": written.backfill}
    if written.limit:
        parts["limit"] = written.limit
    if written.channel:
        parts["backfill_channel"] = demo_section(written.channel)
    block = add_block(front=front, layout=written.layout, at=at - _ARRANGING, **parts)
    for card in written.card:
        links = [_link(key) for key in card.get("links", ())]
        words = {name: value for name, value in card.items() if name not in {"story", "links"}}
        story = _story(card["story"])
        # what was withdrawn since the stories were loaded can't be placed any more
        with suppress(UnknownStory):
            place_card(block=block, by=by, at=at - _ARRANGING, story=story, links=links, **words)
    return block


def _link(key: str) -> dict[str, Any]:
    story = _story(key)
    edition = Edition.objects.of_story(story.pk).not_cancelled().latest("live_from")
    return {"story": story.pk, "text": edition.short_headline or edition.headline}


def _prepare(block: Block, later: Mapping[str, Any], *, by: User, now: datetime) -> None:
    story = _story(later["story"])
    due = Edition.objects.of_story(story.pk).not_cancelled().latest("live_from").live_from
    if due <= now:  # its hour has come since the stories were loaded
        return
    place_card(
        block=block, by=by, at=now, position=0, story=story, size="large", kicker=later["kicker"]
    )
    launch_blocks(
        front=block.front, blocks=[block], by=by, at=now, live_from=due, waiting=Waiting.KEEP
    )


def _story(key: str) -> Story:
    return Story.objects.get(uri=story_uri(key))
