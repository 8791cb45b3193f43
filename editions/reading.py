"""What a reader gets of one story: the words around the text, the body page asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from channels.models import Topic
from editions.models import Edition
from editions.rendering import without_pictures

WHOLE = "full"


class NoSuchPage(LookupError):
    """The body has no page of that number."""


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
    corrections: Sequence[Edition]
    shows_lead: bool
    preview: bool

    @property
    def updated(self) -> bool:
        """Whether readers had an earlier version."""
        return self.edition.live_from > self.first_at


def article_context(
    edition: Edition,
    *,
    script: str,
    at: datetime,
    topics: Sequence[Topic],
    page: str = "1",
    first_at: datetime | None = None,
    corrections: Sequence[Edition] = (),
    preview: bool = False,
) -> dict[str, Any]:
    """What `pages/article_detail.html` is rendered with; `page` is a number or `full`.

    Pictures whose rights have ended by `at` are left out. Raises NoSuchPage.
    """
    words = edition.rendered(script)
    pages: list[str] = words["pages"]
    if page == WHOLE:
        number, html = 0, "".join(pages)
    elif page.isdecimal() and 1 <= int(page) <= len(pages):
        number, html = int(page), pages[int(page) - 1]
    else:
        raise NoSuchPage(page)
    ended = [
        address
        for address, until in words["expiring"].items()
        if datetime.fromisoformat(until) <= at
    ]
    lead = edition.lead_picture
    shown = ArticlePage(
        edition=edition,
        script=script,
        number=number,
        count=len(pages),
        html=without_pictures(html, ended),
        words=words,
        topics=topics,
        first_at=first_at or edition.live_from,
        corrections=corrections,
        shows_lead=lead is not None and number <= 1 and not lead.expired(at),
        preview=preview,
    )
    return {"page": shown, "edition": edition, "script": script, "at": at}
