"""Texts that an article had: what differs between two of them, and how one is taken up again."""

import html
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.comparison import Budget, Paragraph, compare
from articles.log import decide, locked
from articles.models import Article, Decision, Review, Revision
from articles.refusals import ChangedByOthers, TextSavedSince
from articles.saving import check_save, hold, record_save, refusal_of, store_held
from authors.models import Author, User
from channels.models import Channel, Topic
from editions.content import Language, Role
from editions.html import PAGE_BREAK
from editions.rendering import plain_text
from editions.standing import standing
from pictures.models import Picture

MOST_CHOICES = 20
LIVE = "live"
"""What the public text is called where a revision's number could stand."""
_FEW = 2
_PICTURE = re.compile(r'<img(?=[^>]*\salt="([^"]*)")?[^>]*>')


@dataclass(frozen=True)
class Difference:
    """One part of the text: its label, and its paragraphs with what is marked in them."""

    name: str
    label: str
    paragraphs: list[Paragraph]
    unseen: bool = False
    """Whether it differs in what has no words: formatting, the address of a link, a picture."""

    @property
    def changed(self) -> bool:
        """Whether the two texts differ in it."""
        return self.unseen or any(paragraph.changed for paragraph in self.paragraphs)

    @property
    def runs(self) -> list[tuple[bool, list[Paragraph]]]:
        """The paragraphs in order; True with those far from any change, to be folded."""
        marked = [place for place, line in enumerate(self.paragraphs) if line.changed]
        if not marked:
            return [(False, self.paragraphs)]
        near = {place + step for place in marked for step in (-1, 0, 1)}
        runs = [
            (place, [line for _, line in lines])
            for place, lines in groupby(enumerate(self.paragraphs), lambda line: line[0] in near)
        ]
        return [(not shown and len(lines) > _FEW, lines) for shown, lines in runs]


def public_number(article: Article, *, at: datetime) -> int | None:
    """The number of the revision that readers have now; None where they have none of ours."""
    live = standing(article.story_id, at=at).live
    if live is None:
        return None
    numbers = article.revisions.filter(digest=live.digest).values_list("number", flat=True)
    number: int | None = numbers.first()
    return number


def choices(article: Article, *, number: int) -> list[Revision]:
    """The revisions that one may be compared with, newest first: the latest, and its neighbours."""
    latest = article.revisions.values_list("number", flat=True)[:MOST_CHOICES]
    around = {number - 1, number, number + 1}
    wanted = {*latest, *around}
    return list(article.revisions.filter(number__in=wanted).defer("content").select_related("by"))


def differences(before: Revision | None, after: Revision) -> list[Difference]:
    """The parts of the later text with what became of the earlier; without one, as it stands."""
    sides = [side.content for side in (before or after, after)]
    words = _Words(sides)
    old, new = (dict(words.parts(side)) for side in sides)
    budget = Budget()
    found = []
    for name in new:
        unseen = name == "body" and sides[0]["body"] != sides[1]["body"] and old[name] == new[name]
        paragraphs = compare(old[name], new[name], budget)
        if paragraphs or unseen:
            found.append(Difference(name, words.label(name), paragraphs, unseen))
    return found


class _Words:
    """Snapshots in words: the names of what they refer to, read once for all of them."""

    def __init__(self, sides: list[dict[str, Any]]) -> None:
        self.channels = {
            channel.pk: channel.path_name
            for channel in Channel.objects.select_related("parent").filter(
                pk__in={side["channel_id"] for side in sides}
            )
        }
        self.pictures = {
            picture.pk: picture.alt or picture.caption
            for picture in Picture.objects.filter(
                pk__in={side["lead_picture_id"] for side in sides}
            )
        }
        topics = Topic.objects.filter(pk__in={pk for side in sides for pk in side["topics"]})
        self.topics = dict(topics.values_list("pk", "name"))

    def parts(self, side: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
        """Each part of the text with its paragraphs; what has no words has none."""
        roles = dict(Role.choices)
        for name in ("headline", "short_headline", "standfirst"):
            yield name, _lines(side[name])
        yield "body", _body(side["body"])
        yield "byline", _lines(side["byline"])
        people = [f"{roles.get(line['role'], '')} {line['name']}" for line in side["credits"]]
        yield "credits", _lines("、".join(people))
        yield "channel", _lines(self.channels.get(side["channel_id"], ""))
        topics = [self.topics[pk] for pk in side["topics"] if pk in self.topics]
        yield "topics", _lines("、".join(topics))
        yield "lead_picture", _lines(self.pictures.get(side["lead_picture_id"], ""))
        for name in ("lead_caption", "source", "source_url", "original_author", "original_title"):
            yield name, _lines(side[name])
        yield "embargo_until", _lines(_moment(side["embargo_until"]))
        yield "language", _lines(str(dict(Language.choices).get(side["language"], "")))

    def label(self, name: str) -> str:
        """What the form calls the part."""
        beside = {"credits": gettext("credits"), "topics": gettext("topics")}
        return beside.get(name) or str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _lines(words: str) -> list[str]:
    return [words] if words else []


def _body(body: str) -> list[str]:
    if not body:
        return []
    picture, page = gettext("[Picture: %(alt)s]"), gettext("— page break —")
    shown = _PICTURE.sub(
        lambda match: html.escape(picture % {"alt": html.unescape(match[1] or "")}), body
    )
    return plain_text(shown.replace(PAGE_BREAK, f"<p>{page}</p>")).split("\n")


def _moment(stored: str | None) -> str:
    moment = parse_datetime(stored) if stored else None
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


@transaction.atomic
def take_revision_up(
    *, article: Article, number: int, by: User, version: int, at: datetime
) -> tuple[list[Review], bool]:
    """Make the text again what a revision holds, as a new revision: the saving path of the form.

    `version`: of the text that the person saw as the present one. Returns the reviews that the
    change voids, and whether the lead picture had to be left out. The later of both embargoes
    stays. Raises NotEditable, TextSavedSince, and what else a save is refused for.
    """
    article = locked(article)
    content = article.revisions.get(number=number).content
    content, left_out = _still_there(content, article, at=at)
    stored = copy(article)
    hold(article, content)
    try:
        check_save(article=article, by=by, version=version, stored=stored, at=at)
    except ChangedByOthers as refusal:
        raise refusal_of(stored, version=version, by=by, at=at, kind=TextSavedSince) from refusal
    store_held(article, content)
    voided = record_save(article=article, by=by, at=at)
    if article.version != stored.version:
        decide(article, Decision.Act.EARLIER, by=by, at=at, revision=number)
    return voided, left_out


def _still_there(
    content: dict[str, Any], article: Article, *, at: datetime
) -> tuple[dict[str, Any], bool]:
    """A snapshot without what is gone since: identities that it names may have been deleted."""
    people = [line["author"] for line in content["credits"] if line["author"]]
    authors = set(Author.objects.filter(pk__in=people).values_list("pk", flat=True))
    topics = {topic.pk: topic.standing.pk for topic in _topics(content["topics"])}
    picture = Picture.objects.filter(pk=content["lead_picture_id"]).first()
    if picture and picture.expired(at):
        picture = None
    channels = Channel.objects.filter(pk=content["channel_id"])
    kept = {
        "credits": [
            line | {"author": line["author"] if line["author"] in authors else None}
            for line in content["credits"]
        ],
        "topics": [topics[pk] for pk in content["topics"] if pk in topics],
        "lead_picture_id": picture.pk if picture else None,
        "channel_id": content["channel_id"] if channels.exists() else article.channel_id,
    }
    return content | kept, kept["lead_picture_id"] != content["lead_picture_id"]


def _topics(ids: list[int]) -> list[Topic]:
    return list(Topic.objects.select_related("merged_into").filter(pk__in=ids))
