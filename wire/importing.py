"""Imports files of ninjs items, each item in a transaction of its own, and counts what became."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.utils import timezone, translation

from articles.imported import (
    Held,
    Provenance,
    held_import,
    is_nothing_new,
    queue_for_import,
)
from articles.importing import (
    import_article,
    publish_import,
    rank_in_hot_list,
    recall_import,
    update_article,
)
from articles.refusals import ActRefused
from editions.html import sanitise
from editions.refusals import PublicationRefused
from wire.items import Item, Status
from wire.lines import LONGEST_LINE, numbered_lines
from wire.ninjs import parse_line
from wire.photos import Lead
from wire.places import Places
from wire.values import ItemRefused

_TRIES = 3
_log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What became of an item that was not refused."""

    IMPORTED = "imported"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass
class Tally:
    """How many lines were read and what became of them; blank lines are not counted."""

    read: int = 0
    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Count an item that was not refused."""
        setattr(self, outcome, getattr(self, outcome) + 1)


def import_lines(
    file: BinaryIO, folder: Path, /, *, publish: bool, tally: Tally, **where: str
) -> Iterable[str]:
    """Import a file, counting in `tally`; yields a sentence for each line that is refused, and for
    each picture that is left out.

    Pictures are looked for in the folder. `where` goes into the entry of each refused line, beside
    its number and the reason.
    """
    seen: dict[str, int] = {}
    places = Places()
    for number, raw in numbered_lines(file):
        tally.read += 1
        try:
            item = _read(raw, number, seen)
            lead = Lead(item.photo, folder) if item.photo else None
            tally.count(take_item(item, places=places, publish=publish, lead=lead))
            if lead and lead.why_not:
                yield f"line {number}: imported without its picture. {lead.why_not}"
        except (ItemRefused, ActRefused, PublicationRefused) as refusal:
            with translation.override("en"):
                why = str(refusal)
            tally.refused.append({**where, "line": number, "why": why})
            yield f"line {number}: {why}"


def _read(raw: bytes | None, number: int, seen: dict[str, int]) -> Item:
    if raw is None:
        raise ItemRefused(f"The line is longer than {LONGEST_LINE // 1024**2} MB.")
    item = parse_line(raw, at=timezone.now())
    if item.uri in seen:
        raise ItemRefused(f"Line {seen[item.uri]} of the file has the same uri.")
    seen[item.uri] = number
    return item


def take_item(item: Item, *, places: Places, publish: bool, lead: Lead | None = None) -> Outcome:
    """Import one item. Raises what refuses it: ItemRefused, ActRefused or PublicationRefused."""
    sanitise(item.body)  # remembered: nobody waits for it while the transaction is open
    if lead and not _says_nothing_new(item):
        _ = lead.encoded  # now, while nobody waits for this import
    for last_try in [False] * (_TRIES - 1) + [True]:
        try:
            with _forgetful(places), transaction.atomic():
                return _take(item, places, lead, publish=publish)
        except DataError as error:
            raise ItemRefused("The database has no place for a value of this item.") from error
        except DatabaseError as error:
            # someone made the same author, channel or story at the same moment: now it is there
            _log.info("%s: %s", item.uri, error)
            if last_try and not isinstance(error, IntegrityError):
                raise
    raise ItemRefused("The database's rules don't allow this item.")


@contextmanager
def _forgetful(places: Places) -> Iterator[None]:
    """What an item made and its refusal undid is not remembered."""
    try:
        yield
    except BaseException:
        places.forget()
        raise


def _says_nothing_new(item: Item) -> bool:
    return item.status is Status.CANCELED or is_nothing_new(item.uri, _provenance(item))


def _take(item: Item, places: Places, lead: Lead | None, *, publish: bool) -> Outcome:
    queue_for_import()
    held = held_import(item.uri)
    at = timezone.now()  # after the locks: the log is read in the order of its times
    if held is not None:
        return _take_again(held, item, places, lead, publish=publish, at=at)
    if item.status is Status.CANCELED:
        raise ItemRefused("The item is canceled by its source, and was never imported.")
    # a scheme and a host are the same in capitals
    if item.uri.lower().startswith(f"tag:{settings.SITE_DOMAIN},".lower()):
        raise ItemRefused("The uri is one of this site's own, which are given to stories here.")
    import_article(
        uri=item.uri,
        item=_provenance(item),
        content=places.content_of(item, lead=lead.stored(at) if lead else None),
        publish=publish and item.status is Status.USABLE,
        at=at,
        hot_rank=item.hot_rank,
    )
    return Outcome.IMPORTED


def _take_again(
    held: Held, item: Item, places: Places, lead: Lead | None, *, publish: bool, at: datetime
) -> Outcome:
    known = _provenance(item)
    if held.is_newer_than(known):
        return Outcome.UNCHANGED
    usable = item.status is Status.USABLE
    changed = rank_in_hot_list(story=held.story, rank=item.hot_rank)
    if held.holds(known):
        if publish and usable and not held.published and held.is_as_left():
            publish_import(held=held, item=known, at=at)
            changed = True
        return Outcome.UPDATED if changed else Outcome.UNCHANGED
    if item.status is Status.CANCELED or (not usable and held.is_public(at)):
        recall_import(held=held, item=known, at=at)
    else:
        update_article(
            held=held,
            item=known,
            content=places.content_of(item, lead=lead.stored(at) if lead else None),
            publish=publish and usable,
            at=at,
        )
    return Outcome.UPDATED


def _provenance(item: Item) -> Provenance:
    return Provenance(digest=item.digest, version=item.version, status=item.status)
