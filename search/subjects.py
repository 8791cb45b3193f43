"""Finds what a reader names by its name: a topic, an author, a section or channel."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, Lower

from authors.models import Author
from channels.models import Channel, Topic, TopicAlias
from chinese.writings import writings
from editions.models import List, Listing
from editions.prepared import Prepared
from search.public import mark_of

MOST = 8
_IN_NO_NAME = re.compile("[\x00\ud800-\udfff]")  # no database could be asked for it
_WRITINGS = 4
_ORDER = (List.TOPIC, List.AUTHOR, List.CHANNEL)


@dataclass(frozen=True)
class Subject:
    """What has a page of its own and a name; `kind` is its list, CHANNEL for sections too."""

    kind: List
    pk: int
    name: str
    slug: str
    beside: str = ""
    """What tells it from a namesake: a channel's section, what an author is."""

    @property
    def mark(self) -> str:
        """What marks its stories in the index; those of a channel are not marked."""
        return "" if self.kind is List.CHANNEL else mark_of(self.kind, self.pk)


def subjects_named(name: str, *, at: datetime) -> list[Subject]:
    """The subjects of that name or alias, in either script, that readers have at the moment.

    A topic or an author without a live story is none; a merged topic is the one it went into.
    One query.
    """
    if _IN_NO_NAME.search(name):
        return []
    written = writings(name)
    padded = [*written, *[written[0]] * _WRITINGS][:_WRITINGS]
    values = {f"name_{number}": words for number, words in enumerate(padded)}
    lowered = {f"lower_{number}": words.lower() for number, words in enumerate(padded)}
    rows = _named()(at=at, **values, **lowered)
    found = {(kind, pk): Subject(List(kind), pk, *rest) for kind, pk, *rest in rows}
    return sorted(found.values(), key=lambda subject: (_ORDER.index(subject.kind), subject.pk))[
        :MOST
    ]


@cache
def _named() -> Prepared:
    def build(at: datetime, **names: str) -> QuerySet[Any, Any]:
        exact = [names[f"name_{number}"] for number in range(_WRITINGS)]
        lowered = [names[f"lower_{number}"] for number in range(_WRITINGS)]
        topics = Topic.objects.annotate(lowered=Lower("name")).filter(lowered__in=lowered)
        aliases = TopicAlias.objects.annotate(lowered=Lower("name")).filter(lowered__in=lowered)
        authors = Author.objects.filter(name__in=exact)
        channels = Channel.objects.filter(name__in=exact)
        return _topics(topics, "", at).union(
            _topics(aliases, "topic__", at),
            _rows(_listed(authors, List.AUTHOR, "pk", at), List.AUTHOR, beside=F("title")),
            _rows(channels, List.CHANNEL, beside=Coalesce("parent__name", Value(""))),
            all=True,
        )

    kinds: dict[str, Any] = {
        f"{kind}_{number}": str for kind in ("name", "lower") for number in range(_WRITINGS)
    }
    return Prepared(build, at=datetime, **kinds)


def _topics(found: QuerySet[Any, Any], to: str, at: datetime) -> QuerySet[Any, Any]:
    standing = {
        name: Coalesce(f"{to}merged_into__{name}", f"{to}{name}") for name in ("id", "name", "slug")
    }
    with_standing = found.annotate(standing=standing["id"])
    return _rows(
        _listed(with_standing, List.TOPIC, "standing", at),
        List.TOPIC,
        pk=F("standing"),
        name=standing["name"],
        slug=standing["slug"],
        beside=Value("", output_field=CharField()),
    )


def _listed(
    found: QuerySet[Any, Any], kind: List, list_id: str, at: datetime
) -> QuerySet[Any, Any]:
    """Those whose list has a story that is live."""
    live = Listing.objects.live(at).filter(list_kind=kind, list_id=OuterRef(list_id))
    return found.filter(Exists(live.up_to(at)))


def _rows(found: QuerySet[Any, Any], kind: List, **columns: Any) -> QuerySet[Any, Any]:
    shown = {"pk": F("pk"), "name": F("name"), "slug": F("slug")} | columns
    named = {f"shown_{name}": column for name, column in shown.items()}
    # no order of its own: a part of a union has none
    return found.order_by().values_list(Value(int(kind)), *named.values())
