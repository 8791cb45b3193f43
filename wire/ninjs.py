"""Reads a ninjs 2.1 item into plain values, or says in a sentence what is wrong with it.

Read are the properties that a story here has a place for, and three additions to the standard:
`contributors`, `hotrank`, and `rel` "category" and "about" of `subjects`; the lead picture is
read by wire.associations. Of no use here: `altids`, `profile`, rights and the like.
"""

import hashlib
import html as entities
import json
import re
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from articles.models import LONGEST_BODY
from chinese.script import Script
from editions.content import Role
from editions.html import MOST_ELEMENTS, has_too_many_elements, sanitise
from editions.links import is_web_address
from editions.publish import FARTHEST
from editions.rendering import plain_text
from editions.rules import UNNAMED
from wire.associations import lead_photo
from wire.items import (
    LONGEST_BYLINE,
    LONGEST_HEADLINE,
    LONGEST_LINK,
    LONGEST_NAME,
    LONGEST_SHORT_HEADLINE,
    LONGEST_SOURCE,
    LONGEST_STANDFIRST,
    LONGEST_TOPIC,
    LONGEST_URI,
    Contributor,
    Item,
    Status,
)
from wire.values import ItemRefused, Record, given, line, moment, records, text, whole_number

LARGEST_RANK = 2_147_483_647
# lists go on by microseconds since then, which have no sign (editions.models.Listing.cursor)
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
CLOCKS_DIFFER = timedelta(days=1)

_URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):[^\s\x00-\x20\x7f]+")
# what names a story for ever: no address that runs (javascript:), holds (data:) or is a machine's
_SCHEMES = {"tag", "urn", "http", "https"}
_TYPES = {"", "text", "composite"}
_HTML_TYPES = {"text/html", "application/xhtml+xml"}
_SCRIPTS = {
    "": Script.HANS,
    "zh": Script.HANS,
    "zh-hans": Script.HANS,
    "zh-cn": Script.HANS,
    "zh-sg": Script.HANS,
    "zh-hant": Script.HANT,
    "zh-tw": Script.HANT,
    "zh-hk": Script.HANT,
    "zh-mo": Script.HANT,
}
# What an item is known by beside its own words: a rank or a time alone makes it no other item.
_NOT_IN_DIGEST = {"versioncreated", "hotrank", "standard"}


def parse_line(raw: bytes, *, at: datetime) -> Item:
    """The item of one line of JSON; `at` is the present, which no item may lie far ahead of."""
    try:
        record = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise ItemRefused("The line is not UTF-8.") from error
    except ValueError as error:
        raise ItemRefused("The line is not JSON.") from error
    except RecursionError as error:
        raise ItemRefused("The JSON is nested too deeply.") from error
    if not isinstance(record, dict):
        raise ItemRefused("The line is not a JSON object.")
    return parse_item(record, at=at)


def parse_item(record: Record, *, at: datetime) -> Item:
    """The item of a decoded object. Raises ItemRefused."""
    uri, status = _uri(record), _status(record)
    short_headline, headline = _headlines(record, needed=status is not Status.CANCELED)
    section, channel = _category(record)
    source, source_url = _source(record)
    return Item(
        uri=uri,
        digest=_digest(record),
        status=status,
        version=_version(record, at),
        embargo=_embargo(record, at),
        language=_language(record),
        headline=headline,
        short_headline=short_headline,
        standfirst=_standfirst(record),
        body=_body(record),
        byline=line(record, "by", longest=LONGEST_BYLINE, called="byline"),
        section=section,
        channel=channel,
        topics=_topics(record),
        contributors=_contributors(record),
        source=source,
        source_url=source_url,
        hot_rank=whole_number(record, "hotrank", largest=LARGEST_RANK),
        photo=lead_photo(record),
    )


def _uri(record: Record) -> str:
    uri = text(record, "uri").strip()
    if not uri:
        raise ItemRefused("The item has no “uri”.")
    if len(uri) > LONGEST_URI:
        raise ItemRefused(f"The uri has more than {LONGEST_URI} characters.")
    known = _URI.fullmatch(uri)
    if not known:
        raise ItemRefused("“uri” is no URI, as in tag:news.example,2024:1.")
    if known[1].lower() not in _SCHEMES:
        raise ItemRefused(f"“uri” begins with {known[1][:20]}:, not with tag:, urn: or https:.")
    if uri.lower().startswith(UNNAMED):
        raise ItemRefused(f"“uri” begins with {UNNAMED}, which names no story for ever.")
    return uri


def _status(record: Record) -> Status:
    kind = text(record, "type").strip().lower()
    if kind not in _TYPES:
        raise ItemRefused(f"The item is of type “{kind[:40]}”; only text can be imported.")
    status = text(record, "pubstatus").strip().lower() or Status.USABLE
    if status not in set(Status):
        raise ItemRefused("“pubstatus” is not usable, withheld or canceled.")
    return Status(status)


def _version(record: Record, at: datetime) -> datetime | None:
    name = "versioncreated" if given(record, "versioncreated") else "firstcreated"
    latest = at + CLOCKS_DIFFER
    return moment(record, name, earliest=EARLIEST, latest=latest, why_not_later="is yet to come")


def _embargo(record: Record, at: datetime) -> datetime | None:
    return moment(
        record,
        "embargoed",
        earliest=EARLIEST,
        latest=at + FARTHEST,
        why_not_later="is more than a year away",
    )


def _language(record: Record) -> Script:
    written = text(record, "language").strip().lower().replace("_", "-")
    parts = written.split("-")
    for known in ("-".join(parts[:2]), written):
        if known in _SCRIPTS:
            return _SCRIPTS[known]
    raise ItemRefused(f"The language “{written[:40]}” is not Chinese in either script.")


def _plain(record: Record) -> str:
    value = text(record, "value")
    return plain_text(sanitise(value)) if _content_type(record) in _HTML_TYPES else value


def _content_type(record: Record) -> str:
    return text(record, "contenttype").partition(";")[0].strip().lower()


def _headlines(record: Record, *, needed: bool) -> tuple[str, str]:
    """The short headline (the first of the others that is short) and the main one."""
    entries = records(record, "headlines")
    main = next((entry for entry in entries if text(entry, "role") == "main"), None)
    main = main or next(iter(entries), {})
    headline = line({"value": _plain(main)}, "value", longest=LONGEST_HEADLINE, called="headline")
    if needed and not headline:
        raise ItemRefused("The item has no headline.")
    others = (" ".join(_plain(entry).split()) for entry in entries if entry is not main)
    short = next((other for other in others if 0 < len(other) <= LONGEST_SHORT_HEADLINE), "")
    return line({"value": short}, "value", longest=LONGEST_SHORT_HEADLINE), headline


def _standfirst(record: Record) -> str:
    first = next(iter(records(record, "descriptions")), {})
    words = {"value": _plain(first)}
    return line(words, "value", longest=LONGEST_STANDFIRST, called="description")


def _body(record: Record) -> str:
    bodies = [(_content_type(entry), text(entry, "value")) for entry in records(record, "bodies")]
    for kind, value in bodies:
        if len(value) > LONGEST_BODY:
            raise ItemRefused(f"A body has more than {LONGEST_BODY:,} characters.")
        if kind in _HTML_TYPES or (not kind and "<" in value):
            if has_too_many_elements(value):
                raise ItemRefused(f"A body has more than {MOST_ELEMENTS:,} elements.")
            return value
    for kind, value in bodies:
        if kind in {"", "text/plain"}:
            paragraphs = (entities.escape(line.strip(), quote=False) for line in value.splitlines())
            return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)
    if bodies:
        raise ItemRefused("No body of the item is text/html or text/plain.")
    return ""


def _subjects(record: Record, rel: str, *, longest: int) -> list[str]:
    return [
        line(entry, "name", longest=longest, called="name of a subject")
        for entry in records(record, "subjects")
        if text(entry, "rel") == rel
    ]


def _category(record: Record) -> tuple[str, str]:
    """Section and channel of the first category; both empty where there is none."""
    names = _subjects(record, "category", longest=2 * LONGEST_NAME + 1)
    if not names:
        return "", ""
    section, _, channel = (part.strip() for part in names[0].strip("- ").partition("-"))
    if not section:
        raise ItemRefused("The category has no name.")
    if max(len(section), len(channel)) > LONGEST_NAME:
        raise ItemRefused(f"A category's name has more than {LONGEST_NAME} characters.")
    return section, channel


def _topics(record: Record) -> tuple[str, ...]:
    names = _subjects(record, "about", longest=LONGEST_TOPIC)
    for name in names:
        if not any(character.isalnum() for character in name):
            raise ItemRefused(f"“{name}” is no name of a topic.")
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(name.lower(), name)
    return tuple(once.values())


def _contributors(record: Record) -> tuple[Contributor, ...]:
    found: dict[tuple[str, str], Contributor] = {}
    for entry in records(record, "contributors"):
        name = line(entry, "name", longest=LONGEST_NAME, called="name of a contributor")
        role = text(entry, "role").strip().lower() or "writer"
        if not name:
            raise ItemRefused("A contributor has no name.")
        if role not in Role.values:
            raise ItemRefused(f"A contributor's role is none of {', '.join(Role.values)}.")
        found.setdefault((role, name), Contributor(name=name, role=role, email=_email(entry)))
    return tuple(found.values())


def _email(entry: Record) -> str:
    email = text(entry, "email").strip()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise ItemRefused("The e-mail address of a contributor is none.") from error
    return email


def _source(record: Record) -> tuple[str, str]:
    """Name and link of the first source; an address that is no web page is no link."""
    entries = [*records(record, "infosources"), *records(record, "infosource")]
    if not entries:
        return line(record, "source", longest=LONGEST_SOURCE), ""
    entry = entries[0]
    name = line(entry, "name", longest=LONGEST_SOURCE, called="source")
    link = text(entry, "uri").strip()
    return name, link if len(link) <= LONGEST_LINK and is_web_address(link) else ""


def _digest(record: Record) -> str:
    words = {name: value for name, value in record.items() if name not in _NOT_IN_DIGEST}
    try:
        canonical = json.dumps(words, sort_keys=True)
    except RecursionError as error:
        raise ItemRefused("The JSON is nested too deeply.") from error
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
