"""What an item of the wire says, in plain values, and how long its parts may be."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chinese.script import Script

LONGEST_URI = 255
LONGEST_HEADLINE = 120
LONGEST_SHORT_HEADLINE = 60
LONGEST_STANDFIRST = 500
LONGEST_BYLINE = 150
LONGEST_NAME = 60  # of a person, section or channel
LONGEST_TOPIC = 100
LONGEST_SOURCE = 100
LONGEST_LINK = 500
LONGEST_ALT = 200
LONGEST_CAPTION = 300
LONGEST_CREDIT = 100


class Status(StrEnum):
    """Whether the source lets the item be used: `pubstatus` of ninjs."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, kw_only=True)
class Contributor:
    """A person whom the item credits; the role is one of editions.content.Role."""

    name: str
    role: str
    email: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture that the item names, and what it says of it."""

    files: tuple[str, ...] = ()
    """Relative addresses of its renditions, the best first; nobody has looked there yet."""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """What an item says; a canceled one may say no more than its `uri`."""

    uri: str
    digest: str
    """SHA-256 of the item as its source wrote it, without time and rank."""
    status: Status = Status.USABLE
    version: datetime | None = None
    """`versioncreated`, else `firstcreated`; None: the item is undated."""
    embargo: datetime | None = None
    language: Script = Script.HANS
    headline: str = ""
    short_headline: str = ""
    standfirst: str = ""
    body: str = ""
    """HTML as given, or made of plain text; not sanitised yet."""
    byline: str = ""
    section: str = ""
    channel: str = ""
    topics: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    source: str = ""
    source_url: str = ""
    hot_rank: int | None = None
    photo: Photo | None = None
