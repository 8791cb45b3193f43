"""What made-up stories refer to: channels on two levels, topics, authors; each made once."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from authors.models import Author
from channels.models import Channel, Topic
from editions.changes import lock_log
from newsroom.corpus.words import AUTHORS, FIRST_OF_TOPIC, SECOND_OF_TOPIC, SECTIONS

TOPICS = 800
_SECTION_ITSELF_EVERY = 7

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Places:
    """The channels, topics and authors; of each the first are the most used, by Zipf's law."""

    sections: list[Channel]
    channels: list[Channel]
    topics: list[Topic]
    authors: list[Author]

    def draw_channel(self, rng: Random) -> Channel:
        """A channel, or now and then a section itself."""
        itself = rng.random() * _SECTION_ITSELF_EVERY < 1
        return _draw(rng, self.sections if itself else self.channels, 1)[0]

    def draw_topics(self, rng: Random) -> list[Topic]:
        """One topic to three, each once."""
        return _draw(rng, self.topics, rng.randint(1, 3))

    def draw_authors(self, rng: Random) -> list[Author]:
        """One author or two."""
        return _draw(rng, self.authors, rng.choice((1, 1, 1, 2)))

    def look_again(self) -> None:
        """See what was moved or merged meanwhile; call it after `lock_log`."""
        channels = Channel.objects.select_related("parent").in_bulk()
        for channel in (*self.sections, *self.channels):
            channel.parent = channels[channel.pk].parent
        known = {topic.pk: topic for topic in self.topics}
        for merged in Topic.objects.exclude(merged_into=None).select_related("merged_into"):
            if merged.pk in known:
                known[merged.pk].merged_into = merged.merged_into


@transaction.atomic
def places() -> Places:
    """The corpus's places; made where the site lacks them."""
    lock_log()
    sections, channels = _channels()
    return Places(sections, channels, _topics(), _authors())


_frequencies: dict[int, list[float]] = {}


def _draw(rng: Random, items: list[Item], count: int) -> list[Item]:
    size = len(items)
    if size not in _frequencies:
        _frequencies[size] = list(accumulate(1 / rank for rank in range(1, size + 1)))
    drawn = rng.choices(range(size), cum_weights=_frequencies[size], k=count)
    return [items[index] for index in dict.fromkeys(drawn)]


def _channels() -> tuple[list[Channel], list[Channel]]:
    sections: list[Channel] = []
    inside: list[list[Channel]] = []
    for order, (name, names) in enumerate(SECTIONS.items()):
        section = _channel(None, name, slug=f"corpus-{order}", order=order)
        sections.append(section)
        inside.append(
            [
                _channel(section, each, slug=f"corpus-{order}-{place}", order=place)
                for place, each in enumerate(names)
            ]
        )
    # the first of every section, then the second: the busiest channels stand in many sections
    return sections, [channel for row in zip(*inside, strict=True) for channel in row]


def _channel(section: Channel | None, name: str, *, slug: str, order: int) -> Channel:
    # one that the desk has moved meanwhile is still the same
    known = Channel.objects.filter(Q(slug=slug) | Q(parent=section, name=name))
    return known.select_related("parent").first() or Channel.objects.create(
        parent=section, name=name, slug=slug, order=order
    )


def topic_names() -> list[str]:
    """The names of the topics, the most used first."""
    width = len(FIRST_OF_TOPIC)
    return [
        FIRST_OF_TOPIC[number % width]
        + SECOND_OF_TOPIC[(number // width + number) % len(SECOND_OF_TOPIC)]
        for number in range(TOPICS)
    ]


def _topics() -> list[Topic]:
    names = topic_names()
    Topic.objects.bulk_create(
        (Topic(name=name, slug=name) for name in names), ignore_conflicts=True
    )
    found = {
        topic.name: topic
        for topic in Topic.objects.filter(name__in=names).select_related("merged_into")
    }
    return [found[name] for name in names if name in found]


def _authors() -> list[Author]:
    slugs = [f"corpus-{number:02}" for number in range(len(AUTHORS))]
    Author.objects.bulk_create(
        (Author(name=name, slug=slug) for name, slug in zip(AUTHORS, slugs, strict=True)),
        ignore_conflicts=True,
    )
    return list(Author.objects.filter(slug__in=slugs).order_by("slug"))
