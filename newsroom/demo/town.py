"""Sets the town up: channels, topics, authors; what is there already is left as it is."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from authors.models import Author, User
from channels.models import Channel, Topic, TopicAlias
from editions.change_settings import change_settings
from editions.site_settings import SiteSettings
from newsroom.demo.accounts import demo_users
from newsroom.demo.data import DemoAuthor, DemoChannel, DemoTopic, demo_town

KEEPER = "guanli"


@dataclass(frozen=True)
class Town:
    """What stories refer to, by the names that the demo's data gives it."""

    users: dict[str, User]
    channels: dict[str, Channel]
    topics: dict[str, Topic]
    authors: dict[str, Author]


@transaction.atomic
def build_town(*, at: datetime) -> Town:
    """Make what is missing; the accounts must be there."""
    users = demo_users()
    written = demo_town()
    if not SiteSettings.objects.exists():
        change_settings(changes=written.settings, by=users[KEEPER], at=at)
    channels: dict[str, Channel] = {}
    for order, section in enumerate(written.sections, 1):
        parent = channels[section.slug] = _channel(section, None, order)
        for place, channel in enumerate(section.channels, 1):
            channels[channel.slug] = _channel(channel, parent, place)
    return Town(
        users=users,
        channels=channels,
        topics={topic.name: _topic(topic) for topic in written.topics},
        authors={author.slug: _author(author, users) for author in written.authors},
    )


def demo_section(slug: str) -> Channel:
    """The section that stands for one of the demo's, perhaps at an address of its own."""
    found = _known(next(one for one in demo_town().sections if one.slug == slug), None)
    assert found is not None  # noqa: S101 # build_town has made what was missing
    return found


def _known(written: DemoChannel, parent: Channel | None) -> Channel | None:
    return Channel.objects.filter(
        Q(slug=written.slug) | Q(name=written.name, parent=parent)
    ).first()


def _channel(written: DemoChannel, parent: Channel | None, order: int) -> Channel:
    return _known(written, parent) or Channel.objects.create(
        name=written.name,
        slug=written.slug,
        parent=parent,
        order=order,
        description=written.description,
        reviews_demanded=written.reviews,
        proof_demanded=written.proof,
    )


def _topic(written: DemoTopic) -> Topic:
    known: Topic | None = Topic.objects.filter(name__iexact=written.name).first()
    if known is not None:
        return known.standing
    topic: Topic = Topic.objects.create(name=written.name, description=written.description)
    for alias in written.aliases:
        # a name leads to one topic: where it does already, it stays with that one
        if not (
            Topic.objects.filter(name__iexact=alias).exists()
            or TopicAlias.objects.filter(name__iexact=alias).exists()
        ):
            TopicAlias.objects.create(name=alias, topic=topic)
    return topic


def _author(written: DemoAuthor, users: dict[str, User]) -> Author:
    known = Author.objects.filter(slug=written.slug).first()
    return known or Author.objects.create(
        slug=written.slug,
        name=written.name,
        title=written.title,
        biography=written.biography,
        works_here=written.works_here,
        user=users.get(written.account),
    )
