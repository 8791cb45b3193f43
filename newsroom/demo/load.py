"""Loads the demo: what is missing is added, what is there stays as people have made it."""

from datetime import datetime, timedelta

from django.db import transaction

from authors.models import User
from editions.models import Story
from editions.publish import create_story
from newsroom.demo.accounts import open_accounts
from newsroom.demo.body import pictures_in
from newsroom.demo.data import DemoStory, demo_stories
from newsroom.demo.fates import fulfil
from newsroom.demo.fronts import arrange_fronts
from newsroom.demo.happening import let_happen
from newsroom.demo.journey import Journey
from newsroom.demo.library import demo_picture
from newsroom.demo.marks import story_uri
from newsroom.demo.readers import count_views
from newsroom.demo.town import Town, build_town
from pictures.models import Picture


def load_demo(*, at: datetime, password: str = "") -> int:
    """Make what the demo lacks, with times before `at`; the number of stories that were added.

    One transaction a story, so that a run that was killed is completed by the next.
    """
    open_accounts(password=password)
    now = at.replace(second=0, microsecond=0)
    added = 0
    if missing := _missing_stories():
        town = build_town(at=now)
        added = sum(_tell(story, town, now) for story in missing)
    arrange_fronts(at=now)
    let_happen(at=now)
    return added


def _missing_stories() -> list[DemoStory]:
    uris = [story_uri(story.key) for story in demo_stories()]
    known = set(Story.objects.filter(uri__in=uris).values_list("uri", flat=True))
    return [story for story in demo_stories() if story_uri(story.key) not in known]


def _tell(written: DemoStory, town: Town, now: datetime) -> bool:
    # drawn before the transaction begins: it would keep a running site from writing
    pictures = _pictures_of(written, by=town.users[written.by], at=now)
    with transaction.atomic():
        if Story.objects.filter(uri=story_uri(written.key)).exists():
            return False
        moment = now - timedelta(hours=written.hours_ago)
        story = create_story(at=moment, uri=story_uri(written.key))
        fulfil(Journey(written, story=story, town=town, pictures=pictures, now=now))
        count_views(written, story=story, at=now)
    return True


def _pictures_of(written: DemoStory, *, by: User, at: datetime) -> dict[str, Picture]:
    names = [name for name in (written.picture, *pictures_in(written.body)) if name]
    return {name: demo_picture(name, by=by, at=at) for name in names}
