"""What the page of a list is about: a channel, topic or author by its address, in one query."""

from functools import cache
from typing import Any

from django.db.models import QuerySet

from authors.models import Author
from channels.models import Channel, Topic
from editions.parts import CHANNEL, PICTURE, take, take_any
from editions.prepared import Prepared
from pictures.models import Picture

_CHANNEL = (*CHANNEL, "description")
_TOPIC = ("id", "name", "slug", "description", "merged_into_id")
_AUTHOR = ("id", "name", "slug", "title", "biography", "email", "works_here", "photo_id")


def channel_at(slug: str) -> Channel | None:
    """The section or channel, with its section."""
    for row in _channel()(slug=slug):
        columns = iter(row)
        channel = take(Channel, _CHANNEL, columns)
        channel.parent = take_any(Channel, CHANNEL, columns)
        return channel
    return None


@cache
def _channel() -> Prepared:
    def build(slug: str) -> QuerySet[Channel, Any]:
        section = (f"parent__{name}" for name in CHANNEL)
        return Channel.objects.filter(slug=slug).values_list(*_CHANNEL, *section)

    return Prepared(build, slug=str)


def topic_at(slug: str) -> Topic | None:
    """The topic, with the one that it was merged into."""
    for row in _topic()(slug=slug):
        columns = iter(row)
        topic = take(Topic, _TOPIC, columns)
        topic.merged_into = take_any(Topic, _TOPIC, columns)
        return topic
    return None


@cache
def _topic() -> Prepared:
    def build(slug: str) -> QuerySet[Topic, Any]:
        standing = (f"merged_into__{name}" for name in _TOPIC)
        found: QuerySet[Topic, Any] = Topic.objects.filter(slug=slug)
        return found.values_list(*_TOPIC, *standing)

    return Prepared(build, slug=str)


def author_at(slug: str) -> Author | None:
    """The author, with the photo."""
    for row in _author()(slug=slug):
        columns = iter(row)
        author = take(Author, _AUTHOR, columns)
        author.photo = take_any(Picture, PICTURE, columns)
        return author
    return None


@cache
def _author() -> Prepared:
    def build(slug: str) -> QuerySet[Author, Any]:
        photo = (f"photo__{name}" for name in PICTURE)
        return Author.objects.filter(slug=slug).values_list(*_AUTHOR, *photo)

    return Prepared(build, slug=str)
