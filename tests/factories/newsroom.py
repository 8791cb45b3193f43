"""Makes people, channels, stories and articles for tests, through the project's own acts."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from articles.models import Article, Decision, State
from articles.saving import record_save, set_credits, set_topics
from authors.models import Author, User
from channels.models import Channel, Topic
from editions.content import Content, CreditLine, Role
from editions.models import Edition, Story
from editions.publish import create_story, publish_archived

_numbers = count(1)
PASSWORD = "long-enough-for-tests"
# 12:00 in Shanghai, and ahead of the database's own clock, which settles the past
T0 = datetime(2036, 3, 3, 4, 0, tzinfo=UTC)


def make_user(role: str | None = "记者", **fields: Any) -> User:
    """A member of staff in a role; None: a login with no role at all."""
    number = next(_numbers)
    fields = {"username": f"user{number}", "name": f"职员{number}", "is_staff": True} | fields
    user = User.objects.create_user(password=PASSWORD, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_channel(name: str = "", *, parent: Channel | None = None, **fields: Any) -> Channel:
    """A section, or a channel in `parent`."""
    number = next(_numbers)
    defaults = {"name": name or f"频道{number}", "slug": f"channel-{number}", "order": number}
    return Channel.objects.create(**defaults | fields, parent=parent)


def make_topic(name: str = "") -> Topic:
    """A topic."""
    return Topic.objects.create(name=name or f"话题{next(_numbers)}")


def make_author(name: str = "", **fields: Any) -> Author:
    """An author with a public page."""
    number = next(_numbers)
    return Author.objects.create(
        **{"name": name or f"作者{number}", "slug": f"author-{number}"} | fields
    )


def make_content(**fields: Any) -> Content:
    """What an edition freezes; anything not given is made up."""
    number = next(_numbers)
    defaults: dict[str, Any] = {"headline": f"标题{number}", "body": f"<p>正文{number}。</p>"}
    if "channel" not in fields:
        defaults["channel"] = make_channel()
    return Content(**defaults | fields)


def make_story_live(
    *, live_from: datetime | None = None, dated: bool = True, **content: Any
) -> Edition:
    """A story with one edition, live from the given moment (an hour ago, unless given)."""
    now = timezone.now()
    story = create_story(at=now, dated=dated)
    return publish_archived(
        story=story,
        content=make_content(**content),
        live_from=live_from or now - timedelta(hours=1),
        at=now,
    )


def make_article(
    by: User | None = None,
    *,
    state: str = State.DRAFTING,
    credits: list[Author] | None = None,
    topics: list[Topic] | None = None,
    story: Story | None = None,
    **fields: Any,
) -> Article:
    """A desk copy in a state, without the reviews that would have led there."""
    number = next(_numbers)
    defaults: dict[str, Any] = {"headline": f"稿件{number}", "body": f"<p>稿件正文{number}。</p>"}
    if "channel" not in fields:
        defaults["channel"] = make_channel()
    article = Article.objects.create(**defaults | fields, created_by=by, state=state, story=story)
    set_credits(
        article,
        [{"role": Role.WRITER, "name": "", "author": author.pk} for author in credits or []],
    )
    set_topics(article, [topic.pk for topic in topics or []])
    record_save(article=article, by=by, at=timezone.now(), act=Decision.Act.CREATE)
    return article


def credit(author: Author, role: str = Role.WRITER, name: str = "") -> CreditLine:
    """A credit line as an edition freezes it."""
    return CreditLine(role=role, name=name or author.name, author=author)
