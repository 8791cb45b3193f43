"""Finds the channel, topics and authors that an item names, and makes those that are missing."""

import hashlib
import re
from collections.abc import Sequence

from django.db.models import Max

from articles.topics import find_topics
from authors.models import Author
from channels.models import LAST_PLACE, Channel, Topic
from editions.changes import lock_log
from editions.content import Content, CreditLine
from editions.house import current_house
from pictures.models import Picture
from wire.items import Contributor, Item

# The name of a section is data, as its editors would have typed it, and no word of the interface.
UNCATEGORISED, UNCATEGORISED_SLUG = "未分类", "uncategorised"
_LATIN = re.compile(r"[a-z0-9]+(?:[ _-]+[a-z0-9]+)*")
_LONGEST_SLUG = 50


class Places:
    """Channels, topics and authors by name, remembered as long as one import runs."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Ask the database again: what was made last may have been rolled back."""
        self._channels: dict[tuple[str, str], Channel] = {}
        self._topics: dict[str, Topic] = {}
        self._authors: dict[tuple[str, str], Author] = {}

    def content_of(self, item: Item, *, lead: Picture | None = None) -> Content:
        """The item with its identities; makes the missing ones, so call it in a transaction.

        Its words for the lead picture go before the library's own.
        """
        place = (item.section, item.channel)
        if place not in self._channels:
            self._channels[place] = find_or_make_channel(*place)
        return Content(
            headline=item.headline,
            short_headline=item.short_headline,
            standfirst=item.standfirst,
            body=item.body,
            language=item.language,
            channel=self._channels[place],
            byline=item.byline,
            credits=self._credits(item.contributors),
            topics=self._topics_of(item.topics),
            source=item.source,
            source_url=item.source_url,
            embargo_until=item.embargo,
            lead_picture=lead,
            lead_alt=lead.alt if lead else "",
            lead_caption=_caption(item, lead),
            lead_credit=lead.credit_line if lead else "",
        )

    def _topics_of(self, names: tuple[str, ...]) -> tuple[Topic, ...]:
        if missing := [name for name in names if name not in self._topics]:
            self._topics |= find_or_make_topics(missing)
        return tuple(dict.fromkeys(self._topics[name] for name in names))

    def _credits(self, contributors: tuple[Contributor, ...]) -> tuple[CreditLine, ...]:
        # of two lines about one person, the one with an address tells who it is
        people: dict[str, Contributor] = {}
        for person in sorted(contributors, key=lambda person: not person.email):
            people.setdefault(person.name, person)
        return tuple(
            CreditLine(role=line.role, name=line.name, author=self._author(people[line.name]))
            for line in contributors
        )

    def _author(self, person: Contributor) -> Author:
        key = (person.name, person.email)
        if key not in self._authors:
            self._authors[key] = find_or_make_author(person)
        return self._authors[key]


def _caption(item: Item, lead: Picture | None) -> str:
    own = item.photo.caption if item.photo else ""
    return (own or lead.caption) if lead else ""


def find_or_make_channel(section_name: str, channel_name: str = "") -> Channel:
    """The channel in its section, or the section itself; 未分类 where no name is given."""
    if known := _known_channel(section_name, channel_name):
        return known
    # nobody moves a section into another one while it gets a channel
    lock_log()
    if not section_name:
        known = _known_channel()
        return known or _make_channel(UNCATEGORISED, slug=UNCATEGORISED_SLUG, order=LAST_PLACE)
    section = _known_channel(section_name) or _make_channel(
        section_name, slug=slug_for(section_name, "c")
    )
    if not channel_name:
        return section
    slug = slug_for(channel_name, "c", known_as=f"{section_name}-{channel_name}")
    known = _known_channel(section_name, channel_name)
    return known or _make_channel(channel_name, parent=section, slug=slug)


def _known_channel(section_name: str = "", channel_name: str = "") -> Channel | None:
    sections = Channel.objects.sections()
    if not section_name:
        known = sections.filter(slug=UNCATEGORISED_SLUG).first()
        return known or sections.filter(name=UNCATEGORISED).first()
    if not channel_name:
        return sections.filter(name=section_name).first()
    channels = Channel.objects.select_related("parent").filter(name=channel_name)
    return channels.filter(parent__name=section_name, parent__parent=None).first()


def find_or_make_topics(names: Sequence[str]) -> dict[str, Topic]:
    """Topics by name or alias, merged ones as what they went into; new ones are made."""
    found = find_topics(list(names))
    return {name: found.get(name.lower()) or _topic(name) for name in names}


def _topic(name: str) -> Topic:
    # SQLite lowers ASCII alone, so that Café is not found as café
    known = Topic.objects.filter(name=name).select_related("merged_into").first()
    topic: Topic = known.standing if known else Topic.objects.create(name=name)
    return topic


def find_or_make_author(person: Contributor) -> Author:
    """The author of that name; of namesakes the one with the address, else the first."""
    namesakes = list(Author.objects.filter(name=person.name).order_by("pk"))
    for author in namesakes:
        if person.email and author.email == person.email:
            return author
    if namesakes:
        return namesakes[0]
    slug = slug_for(person.name, "a")
    taken = set(Author.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return Author.objects.create(name=person.name, email=person.email, slug=_free(slug, taken))


def slug_for(name: str, prefix: str, *, known_as: str = "") -> str:
    """The last part of an address, for ever, in ASCII: the name itself where it is Latin.

    A Chinese name gets a short digest, the same on every site and in every order of imports; who
    wants a better address makes the section, channel or author before the import. `known_as` is
    the full name, where the name alone could stand for two.

    >>> slug_for("Tech News", "c")
    'tech-news'
    >>> slug_for("科创", "c", known_as="财经-科创")
    'c-4ff27df0'
    """
    lowered = name.lower()
    if _LATIN.fullmatch(lowered) and not lowered.isdecimal() and len(lowered) <= _LONGEST_SLUG:
        return re.sub(r"[ _-]+", "-", lowered)
    return f"{prefix}-{hashlib.sha256((known_as or name).encode()).hexdigest()[:8]}"


def _make_channel(
    name: str, *, slug: str, parent: Channel | None = None, order: int | None = None
) -> Channel:
    if order is None:
        beside = Channel.objects.filter(parent=parent, order__lt=LAST_PLACE)
        order = min((beside.aggregate(last=Max("order"))["last"] or 0) + 1, LAST_PLACE - 1)
    taken = set(Channel.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return Channel.objects.create(
        name=name,
        parent=parent,
        slug=_free(slug, taken),
        order=order,
        reviews_demanded=current_house().default_reviews,
    )


def _free(slug: str, taken: set[str]) -> str:
    number, candidate = 2, slug
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate
