"""Two on one live page at the same moment: who waited for the other comes after them."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import State
from editions.changes import lock_log
from editions.covering import EntryWords, add_entry, close_coverage, open_coverage
from editions.live_records import LiveCoverage, LiveEntry
from newsroom.roles import install_roles
from tests.factories.newsroom import make_article, make_story_live, make_user
from tests.overlap import having_waited

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture
def story():
    story = make_story_live().story
    open_coverage(story=story, by=None, at=timezone.now())
    return story


@pytest.fixture
def posting(story):
    """Posts to the story's page; gives the status."""
    install_roles()
    article = make_article(state=State.RELEASED, story=story)
    client = Client()
    client.force_login(make_user("编辑"))
    client.get("/admin/")  # the first request of all takes its time
    page = f"/admin/articles/article/{article.pk}/live/"
    return lambda **data: client.post(page, data).status_code


def test_second_who_pins_an_entry_that_they_add_takes_the_place_of_the_first(story, posting):
    def added():
        words = EntryWords("<p>甲</p>")
        add_entry(story=story, words=words, by=None, at=timezone.now(), pinned=True)

    done = having_waited(lock_log, added, lambda: posting(act="add", text="乙", pinned="on"))

    assert done == 302
    pinned = LiveEntry.objects.live(timezone.now()).filter(pinned=True)
    assert [entry.body for entry in pinned] == ["<p>乙</p>"]


def test_coverage_is_closed_that_was_opened_while_one_waited(story, posting):
    close_coverage(story=story, by=None, at=timezone.now())

    def opened():
        open_coverage(story=story, by=None, at=timezone.now())

    assert having_waited(lock_log, opened, lambda: posting(act="close")) == 302
    assert not LiveCoverage.objects.live(timezone.now()).exists()
