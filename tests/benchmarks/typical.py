"""Which pages are measured: stories from all over the archive, and the fullest lists."""

from datetime import datetime
from urllib.parse import quote

from django.db.models import Max, Min
from django.urls import reverse
from django.utils import timezone

from authors.models import Author
from channels.models import Channel, Topic
from editions.models import List, Listing, Story
from newsroom.corpus.places import topic_names
from newsroom.corpus.words import AUTHORS, SECTIONS, WORDS

ARTICLES = 20
LISTS = 3
_DEEP = 0.8
# a word of nearly every story, a common one, a rare one, two in a row, what no story holds
QUERIES = (WORDS[0], WORDS[40], WORDS[-1], WORDS[2] + WORDS[5], "未有之词")


def addresses() -> dict[str, list[str]]:
    """Addresses by the name of the page; deep: pages of the fullest channel far down its list."""
    at = timezone.now()
    sections = Channel.objects.filter(parent=None, name__in=SECTIONS).order_by("pk")
    channels = Channel.objects.filter(parent__in=sections, order=0).order_by("pk")
    topics = Topic.objects.filter(name__in=topic_names()[:LISTS])
    authors = Author.objects.filter(name__in=AUTHORS[:LISTS])
    return {
        "article": [reverse("article", kwargs={"story_id": pk}) for pk in story_ids(at)],
        "channel": [channel.get_absolute_url() for channel in channels[:LISTS]],
        "section": [section.get_absolute_url() for section in sections[:LISTS]],
        "topic": [topic.get_absolute_url() for topic in topics],
        "author": [author.get_absolute_url() for author in authors],
        "front": [reverse("front")],
        "curated": [reverse("front")],
        "curated_few": [reverse("front_of", kwargs={"slug": "few"})],
        "curated_many": [reverse("front_of", kwargs={"slug": "many"})],
        "hot": [reverse("hot")],
        "corrections": [reverse("corrections")],
        "search": [f"{reverse('search')}?q={quote(words)}" for words in QUERIES],
        "deep": [f"{channels[0].get_absolute_url()}?before={deep_cursor(channels[0], at)}"],
        "first": [channels[0].get_absolute_url()],
    }


def story_ids(at: datetime) -> list[int]:
    """Stories that are live, evenly from all over the archive."""
    ends = Story.objects.aggregate(first=Min("pk"), last=Max("pk"))
    step = max(1, (ends["last"] - ends["first"]) // ARTICLES)
    wanted = range(ends["first"], ends["last"] + 1, step)
    in_all = Listing.objects.live(at).filter(list_kind=List.ALL, story_id__in=wanted)
    return list(in_all.order_by("story_id").values_list("story_id", flat=True))


def deep_cursor(channel: Channel, at: datetime) -> str:
    """The place of a row far down a channel's list."""
    rows = Listing.objects.live(at).in_list(List.CHANNEL, channel.pk)
    return rows[int(rows.count() * _DEEP)].cursor
