"""What is measured besides pages: publishing, the record at a moment, what editors do."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from random import Random

from django.db.models import Min
from django.utils import timezone

from channels.models import Channel
from editions.content import Content, Language
from editions.lists import card_page
from editions.live import live_edition
from editions.models import Edition, List, Story
from editions.publish import Waiting, publish_edition
from newsroom.corpus.text import clauses, compose
from tests.benchmarks.arranged import Desk
from tests.benchmarks.typical import story_ids

Act = Callable[[int], None]


def prepare(name: str) -> Act:
    """The act of that name, ready to be done again and again; it takes the number of the time."""
    return _ACTS[name]()


def _publish() -> Act:
    ids = story_ids(timezone.now())
    stories = list(Story.objects.filter(pk__in=ids))
    words, _ = compose(Random("publish"), clauses(1))  # noqa: S311
    channel = Channel.objects.select_related("parent").get(slug="corpus-0-0")
    content = Content(headline=words.headline, body=words.body, channel=channel)

    def act(number: int) -> None:
        publish_edition(
            story=stories[number % len(stories)],
            content=content,
            at=timezone.now(),
            waiting=Waiting.CANCEL,
        )

    return act


def _edition_at(moment: datetime) -> Act:
    ids = story_ids(timezone.now())

    def act(number: int) -> None:
        live_edition(ids[number % len(ids)], at=moment, script=Language.HANS)

    return act


def _list_at(moment: datetime) -> Act:
    channel = Channel.objects.get(slug="corpus-0-0")

    def act(number: int) -> None:
        card_page(List.CHANNEL, channel.pk, at=moment, script=Language.HANS)

    return act


def _at_desk(name: str, slug: str) -> Act:
    act: Act = getattr(Desk.of(slug), name)
    return act


def _middle() -> datetime:
    """A moment in the middle of the archive."""
    now = timezone.now()
    first: datetime = Edition.objects.aggregate(first=Min("live_from"))["first"]
    return first + (now - first) / 2


_ACTS: dict[str, Callable[[], Act]] = {
    "publish": _publish,
    "edition_now": lambda: _edition_at(timezone.now()),
    "edition_then": lambda: _edition_at(_middle()),
    "list_now": lambda: _list_at(timezone.now()),
    "list_then": lambda: _list_at(_middle()),
    **{
        f"{name}_{slug}": partial(_at_desk, name, slug)
        for name in ("open", "save", "launch")
        for slug in ("few", "many")
    },
}
