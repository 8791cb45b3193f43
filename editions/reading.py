"""What a reader gets of one story: the words around the text, the body page asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from html import unescape
from typing import Any, NoReturn

from channels.models import Topic
from editions.content import Role
from editions.corrections import Correction
from editions.live import Live, live_edition, topics_and_corrections
from editions.models import Edition
from editions.rendering import plain_text, without_pictures
from editions.standing import standing
from pictures.models import Picture

WHOLE = "full"
_BEGINNING = 500  # characters of HTML
_SHOWN = re.compile(r' data-picture="([^"]+)"')
_SUMMARY = 100  # characters of text


class NoSuchPage(LookupError):
    """The body has no page of that number."""


class NoSuchStory(LookupError):
    """Readers have never seen a story of that number."""


class StoryTakenDown(LookupError):
    """Readers could see the story once; `notice` says why they can't any more, if anything."""

    def __init__(self, notice: str) -> None:
        super().__init__(notice)
        self.notice = notice


@dataclass(frozen=True, kw_only=True)
class ArticlePage:
    """One page of a story, in one script; `number` is 0 where the whole text is shown."""

    edition: Edition
    script: str
    number: int
    count: int
    html: str
    words: dict[str, Any]
    topics: Sequence[Topic]
    first_at: datetime
    changed_at: datetime
    """When readers got the text as it is; a restoration brings it back unchanged."""
    dated: bool
    corrections: Sequence[Correction]
    shows_lead: bool
    preview: bool
    lead: Picture | None = None
    """The lead picture, while it may be printed."""

    @property
    def updated(self) -> bool:
        """Whether readers had an earlier version."""
        return self.changed_at > self.first_at

    @property
    def corrected(self) -> bool:
        """Whether the version shown is the one that a public note tells of."""
        return any(note.at == self.changed_at for note in self.corrections)

    @property
    def counts(self) -> bool:
        """Whether showing it counts as a view of the story."""
        return self.number == 1 and not self.preview

    @cached_property
    def summary(self) -> str:
        """What stands below a link to the story: its standfirst, or how its text begins."""
        if self.words["standfirst"]:
            return str(self.words["standfirst"])
        # enough for a sentence; a tag that is cut in two is left out
        start = self.html[:_BEGINNING].rpartition("<")[0] or self.html[:_BEGINNING]
        return plain_text(start).replace("\n", " ")[:_SUMMARY]

    @property
    def begins(self) -> bool:
        """Whether it shows the beginning of the text."""
        return self.number <= 1

    @property
    def ends(self) -> bool:
        """Whether it shows the end of the text."""
        return self.number in {0, self.count}

    @cached_property
    def authors(self) -> list[dict[str, str]]:
        """The credits that stand above the text, as printed."""
        return [credit for credit in self.words["credits"] if credit["role"] != Role.EDITOR]

    @cached_property
    def editors(self) -> list[dict[str, str]]:
        """The responsible editors, who are named at its end."""
        return [credit for credit in self.words["credits"] if credit["role"] == Role.EDITOR]

    @property
    def source_link(self) -> str:
        """The source's address, if it is one that a reader can be sent to."""
        address = self.edition.source_url
        return address if address.startswith(("https://", "http://")) else ""


def read_article(story_id: int, *, at: datetime, script: str, page: str = "1") -> dict[str, Any]:
    """The context of a live story's page, and where the record stands as `stand`.

    `covered_until` is None where the story was never covered live. Raises NoSuchStory,
    StoryTakenDown or NoSuchPage.
    """
    live = read_edition(story_id, at=at, script=script)
    edition = live.edition
    topics, corrections = topics_and_corrections(edition, at=at, script=script)
    context = article_context(
        edition,
        script=script,
        at=at,
        topics=topics,
        page=page,
        first_at=live.first_at,
        changed_at=live.changed_at,
        dated=live.dated,
        corrections=corrections,
    )
    return context | {"stand": live.stand, "covered_until": live.covered_until}


def read_edition(story_id: int, *, at: datetime, script: str) -> Live:
    """The edition that readers get; one query. Raises NoSuchStory or StoryTakenDown."""
    found = live_edition(story_id, at=at, script=script)
    if found is None:
        raise_absent(story_id, at=at)
    return found


def raise_absent(story_id: int, *, at: datetime) -> NoReturn:
    """Say why readers don't get the story. Raises NoSuchStory or StoryTakenDown."""
    now = standing(story_id, at=at)
    if now.withdrawn and now.was_live:
        raise StoryTakenDown(now.withdrawn.notice)
    raise NoSuchStory(story_id)


def article_context(
    edition: Edition,
    *,
    script: str,
    at: datetime,
    topics: Sequence[Topic],
    page: str = "1",
    first_at: datetime | None = None,
    changed_at: datetime | None = None,
    dated: bool = True,
    corrections: Sequence[Correction] = (),
    preview: bool = False,
) -> dict[str, Any]:
    """What `pages/article_detail.html` is rendered with; `page` is a number or `full`.

    Pictures whose rights have ended by `at` are left out. Raises NoSuchPage.
    """
    words = edition.rendered(script)
    number, html = _part(words["pages"], page)
    # rights may have been ended since the text was rendered: the library is asked
    pictures = dict.fromkeys(map(unescape, _SHOWN.findall(html)))
    ended = Picture.objects.ended(pictures, at) if pictures else []
    lead = edition.lead_picture
    if lead and lead.expired(at):
        lead = None
    shown = ArticlePage(
        edition=edition,
        script=script,
        number=number,
        count=len(words["pages"]),
        html=without_pictures(html, ended),
        words=words,
        topics=topics,
        first_at=first_at or edition.live_from,
        changed_at=changed_at or edition.live_from,
        dated=dated,
        corrections=corrections,
        shows_lead=lead is not None and number <= 1,
        preview=preview,
        lead=lead,
    )
    channel = edition.channel
    context = {"page": shown, "edition": edition, "script": script, "at": at}
    return context | {"section_slug": channel.section.slug, "channel_slug": channel.slug}


def _part(pages: list[str], page: str) -> tuple[int, str]:
    """The number of the page that is asked for, 0 for the whole text, and what stands on it."""
    if page == WHOLE:
        return 0, "".join(pages)
    if page not in map(str, range(1, len(pages) + 1)):
        raise NoSuchPage(page)
    return int(page), pages[int(page) - 1]
