"""The desk's list of articles: what a row says, and what a search looks through."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone

from articles.models import WRITING_ROLES, Article, Credit, Revision
from articles.paging import MOST_COUNTED
from articles.querysets import ArticleQuerySet
from articles.wording import standing_words
from chinese.writings import writings
from editions.models import Edition
from editions.standing import Standing, standings
from pictures.desk_pages import ForgivingList
from pictures.ids import row_id

SEARCHED = 20_000
"""How many articles, the latest worked on, are looked through for words: no index holds them."""
_MOST_WORDS = 8


class ArticleList(ForgivingList):
    """The list of articles, each with where its story stands; four queries for all rows."""

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Article]:
        """The rows without their bodies."""
        found = cast(ArticleQuerySet, super().get_queryset(request, *args, **kwargs).defer("body"))
        return found if "state__exact" in self.params else found.not_discarded()

    def get_results(self, request: HttpRequest) -> None:
        """Read the page's rows, then what is told of them, for all at once."""
        super().get_results(request)
        now = timezone.now()
        rows = list(self.result_list)
        found = standings([row.story_id for row in rows if row.story_id], at=now)
        names, people = _printed_names(rows), _worked_on_by(rows)
        for row in rows:
            row.standing = found.get(row.story_id, Standing())
            row.words = standing_words(row, row.standing)
            row.printed_names = "、".join(names.get(row.pk, []))
            row.worked_on_by = people.get(row.pk, "")
            row.embargoed = bool(row.embargo_until and row.embargo_until > now)
            live = row.standing.live
            row.corrected = live is not None and live.kind == Edition.Kind.CORRECTION
        self.result_list = rows


def _printed_names(rows: list[Article]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    credits = Credit.objects.filter(article__in=[row.pk for row in rows], role__in=WRITING_ROLES)
    for line in credits.select_related("author"):
        if line.printed_name not in names.setdefault(line.article_id, []):
            names[line.article_id].append(line.printed_name)
    return names


def _worked_on_by(rows: list[Article]) -> dict[int, str]:
    # what the library alone changed has nobody's name
    latest = Revision.objects.filter(article=OuterRef("pk"), by__isnull=False).order_by("-number")
    people = Article.objects.filter(pk__in=[row.pk for row in rows]).values_list(
        "pk", Subquery(latest.values("by__name")[:1]), Subquery(latest.values("by__username")[:1])
    )
    return {pk: name or username or "" for pk, name, username in people}


def search_articles(articles: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Articles that hold each of the words, in either script, in the headline or a credit; or a
    story by its number.

    The number is the one in the story's public address: `123` is looked for in headlines too,
    `#123` is not. Words are looked for in the `SEARCHED` articles that were worked on last.
    """
    number = words.strip().removeprefix("#")
    story_id = row_id(number)
    if story_id is None:
        return _holding(articles, words.split()[:_MOST_WORDS])
    numbered = articles.filter(story=story_id)
    if number != words.strip():
        return numbered
    # ids of both: the databases would answer an OR of them by a walk through the archive
    ids = [rows.values_list("pk", flat=True) for rows in (numbered, _holding(articles, [number]))]
    return articles.filter(pk__in=[pk for found in ids for pk in found[:MOST_COUNTED]])


def _holding(articles: QuerySet[Article], words: list[str]) -> QuerySet[Article]:
    latest = Article.objects.order_by("-updated_at", "-pk").values("pk")[:SEARCHED]
    found = articles.filter(pk__in=Subquery(latest))
    for word in words:
        written = writings(word)
        named = _any_holds(("name", "author__name"), written)
        credited = Credit.objects.filter(named, article=OuterRef("pk"))
        found = found.filter(_any_holds(("headline",), written) | Exists(credited))
    return found


def _any_holds(columns: Sequence[str], written: Sequence[str]) -> Q:
    conditions = (Q((f"{column}__icontains", words)) for column in columns for words in written)
    return reduce(or_, conditions)
