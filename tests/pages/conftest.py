"""A small site for the readers' pages: two levels of channels, people, topics, every standing."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from channels.models import Channel, Topic
from editions.models import Edition
from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from tests.factories.newsroom import (
    credit,
    make_author,
    make_channel,
    make_content,
    make_story_live,
    make_topic,
)

HOUR = timedelta(hours=1)


@dataclass
class Site:
    """What the tests of pages look at; `hidden` are headlines that no list may show."""

    section: Channel
    channel: Channel
    topic: Topic
    author: object
    live: Edition
    undated: Edition
    hidden: tuple[str, ...]

    def content(self, **fields):
        """A story's content in every list of this site."""
        mine = {
            "channel": self.channel,
            "topics": (self.topic,),
            "credits": (credit(self.author), credit(self.author, role="editor")),
        }
        return mine | fields


@pytest.fixture
def site():
    """A site with one story live, and one in each standing that lists must not show."""
    section = make_channel("财经", slug="caijing")
    made = Site(
        section=section,
        channel=make_channel("科创", slug="kechuang", parent=section),
        topic=make_topic("软件"),
        author=make_author("吕栋", slug="lyu-dong", title="记者", email="lyu@newsroom.example"),
        live=None,
        undated=None,
        hidden=("等候发布", "已经撤下", "没有日期", "尚在禁发"),
    )
    now = timezone.now()
    body = "<p>软件正文。</p><h2>小标题</h2><p>第二段。</p>"
    made.live = make_story_live(**made.content(headline="国产软件发布", body=body))
    waiting = make_content(**made.content(headline="等候发布"))
    publish_edition(story=create_story(at=now), content=waiting, at=now, live_from=now + HOUR)
    embargoed = make_content(**made.content(headline="尚在禁发", embargo_until=now + HOUR))
    publish_edition(story=create_story(at=now), content=embargoed, at=now, live_from=now + HOUR)
    gone = make_story_live(**made.content(headline="已经撤下"))
    withdraw_story(story=gone.story, at=now, notice="消息来源有误")
    made.undated = make_story_live(dated=False, **made.content(headline="没有日期"))
    made.gone = gone
    return made
