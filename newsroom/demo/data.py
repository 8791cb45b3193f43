"""The demo's words as they are written down in TOML, read into plain values."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


class Fate(StrEnum):
    """How far a story has come when the demo is loaded."""

    DRAFTING = "drafting"
    RETURNED = "returned"
    FIRST_REVIEW = "first_review"
    SECOND_REVIEW = "second_review"
    FINAL_REVIEW = "final_review"
    READY = "ready"
    EMBARGOED = "embargoed"
    WAITING = "waiting"
    LIVE = "live"
    REOPENED = "reopened"
    UPDATED = "updated"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


@dataclass(frozen=True, kw_only=True)
class DemoAccount:
    """A login, in one of the roles of newsroom.roles."""

    username: str
    name: str
    role: str


@dataclass(frozen=True, kw_only=True)
class DemoChannel:
    """A section with its channels, or a channel."""

    name: str
    slug: str
    description: str = ""
    reviews: int = 3
    proof: bool = False
    channel: Sequence[Mapping[str, Any]] = ()

    @property
    def channels(self) -> list["DemoChannel"]:
        """The channels in this section."""
        return [DemoChannel(**entry) for entry in self.channel]


@dataclass(frozen=True, kw_only=True)
class DemoTopic:
    """A topic with the other names that lead to it."""

    name: str
    description: str = ""
    aliases: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class DemoAuthor:
    """A public author; `account` is the login of the same person."""

    slug: str
    name: str
    title: str
    biography: str = ""
    account: str = ""
    works_here: bool = True


@dataclass(frozen=True, kw_only=True)
class DemoPicture:
    """The description of a picture that newsroom.demo.drawing draws under this name."""

    name: str
    alt: str
    caption: str
    credit: str
    focal: Sequence[float] = (50, 50)


@dataclass(frozen=True, kw_only=True)
class DemoStory:
    """A story and its way over the desk; hours count from the moment of loading."""

    key: str
    headline: str
    body: str
    channel: str
    topics: Sequence[str]
    by: str
    editor: str
    fate: Fate
    hours_ago: float
    """When it was published, or the last step was taken."""
    then_hours_ago: float = 0
    """When what came after publication ended: correction, update, withdrawal, restoring."""
    hours_ahead: float = 0
    """When the schedule comes due, or the embargo ends."""
    short_headline: str = ""
    standfirst: str = ""
    byline: str = ""
    writers: Sequence[str] = ()
    photographers: Sequence[str] = ()
    translators: Sequence[str] = ()
    picture: str = ""
    source: str = ""
    source_url: str = ""
    original_author: str = ""
    original_title: str = ""
    mend: Sequence[str] = field(default=("", ""))
    """What a later version replaces in the body, and by what."""
    note: str = ""
    reason: str = ""
    restore_reason: str = ""
    notice: str = ""
    views: int = 0


@dataclass(frozen=True, kw_only=True)
class DemoTown:
    """Everybody and everything that the stories refer to."""

    settings: Mapping[str, str]
    accounts: Sequence[DemoAccount]
    sections: Sequence[DemoChannel]
    topics: Sequence[DemoTopic]
    authors: Sequence[DemoAuthor]
    pictures: Mapping[str, DemoPicture]


@cache
def demo_town() -> DemoTown:
    """What town.toml says."""
    written = _read(_HERE / "town.toml")
    pictures = [DemoPicture(**entry) for entry in written["picture"]]
    return DemoTown(
        settings=written["settings"],
        accounts=[DemoAccount(**entry) for entry in written["account"]],
        sections=[DemoChannel(**entry) for entry in written["section"]],
        topics=[DemoTopic(**entry) for entry in written["topic"]],
        authors=[DemoAuthor(**entry) for entry in written["author"]],
        pictures={picture.name: picture for picture in pictures},
    )


@cache
def demo_stories() -> list[DemoStory]:
    """The stories of all sections, the oldest first, so that their ids follow their times."""
    entries = [
        entry
        for path in sorted((_HERE / "stories").glob("*.toml"))
        for entry in _read(path)["story"]
    ]
    stories = [DemoStory(**entry | {"fate": Fate(entry["fate"])}) for entry in entries]
    return sorted(stories, key=lambda story: -story.hours_ago)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
