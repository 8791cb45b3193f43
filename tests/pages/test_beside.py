"""What stands beside a story is kept by the process, and shows each change at once all the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.models import Story
from editions.publish import create_story, publish_edition
from editions.withdraw import restore_story, withdraw_story
from readership.counting import record_views
from tests.factories.newsroom import make_content, make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def clock(monkeypatch):
    """The present moment, which a test moves."""
    now = [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now


@pytest.fixture
def other(site):
    return make_story_live(**site.content(headline="邻近的新闻"))


def shown(client, site, headline, query=""):
    """How often a headline stands on the page of another story: latest, recommended, Hot."""
    text = client.get(f"/articles/{site.live.story_id}/{query}").content.decode()
    return text.count(headline)


def test_withdrawal_and_return_show_at_once(client, site, other, clock):
    assert shown(client, site, "邻近的新闻") == 3
    story = Story.objects.get(pk=other.story_id)

    withdraw_story(story=story, at=clock[0])

    assert shown(client, site, "邻近的新闻") == 0
    clock[0] += MINUTE
    restore_story(story=story, at=clock[0])
    assert shown(client, site, "邻近的新闻") == 3


def test_publication_and_update_show_at_once(client, site, clock):
    shown(client, site, "")
    story = create_story(at=clock[0])

    publish_edition(
        story=story, content=make_content(**site.content(headline="刚刚发布")), at=clock[0]
    )

    assert shown(client, site, "刚刚发布") == 3
    clock[0] += MINUTE
    publish_edition(
        story=story, content=make_content(**site.content(headline="随后更新")), at=clock[0]
    )
    assert shown(client, site, "刚刚发布") == 0
    assert shown(client, site, "随后更新") == 3


def test_clock_that_passes_a_boundary_shows_at_once(client, site, clock):
    publish_edition(
        story=create_story(at=clock[0]),
        content=make_content(**site.content(headline="到点发布")),
        at=clock[0],
        live_from=clock[0] + 2 * HOUR,
    )
    clock[0] += 2 * HOUR - timedelta(seconds=1)
    assert shown(client, site, "到点发布") == 0

    clock[0] += timedelta(seconds=1)

    assert shown(client, site, "到点发布") == 3


def test_moment_that_is_asked_for_is_never_answered_with_what_is_kept(client, site, other, clock):
    client.force_login(make_user(is_staff=True))
    assert shown(client, site, "邻近的新闻") == 3
    withdraw_story(story=Story.objects.get(pk=other.story_id), at=clock[0] + MINUTE)
    before, clock[0] = clock[0].isoformat().replace("+", "%2B"), clock[0] + HOUR

    assert shown(client, site, "邻近的新闻") == 0
    assert shown(client, site, "邻近的新闻", f"?at={before}") == 3
    assert shown(client, site, "邻近的新闻") == 0


def test_both_scripts_are_kept_apart(client, site, other):
    traditional = f"/zh-hant/articles/{site.live.story_id}/"

    assert shown(client, site, "邻近的新闻") == 3
    text = client.get(traditional).content.decode()

    assert text.count("鄰近的新聞") == 3
    assert text.count(f'href="/zh-hant/articles/{other.story_id}/"') == 3


def test_story_itself_stands_beside_others_and_never_beside_itself(client, site, other):
    own = f'<li><a href="/articles/{site.live.story_id}/">'
    page = client.get(f"/articles/{site.live.story_id}/").content.decode()
    beside = client.get(f"/articles/{other.story_id}/").content.decode()

    assert page.partition('class="latest"')[2].count(own) == 0
    assert beside.partition('class="latest"')[2].count(own) == 1


def test_page_asks_little_once_the_lists_are_kept_whatever_moment_staff_looks_at(
    client, site, other, clock, django_assert_num_queries
):
    record_views(counts={(other.story_id, clock[0]): 1}, at=clock[0])
    address = f"/articles/{site.live.story_id}/"
    with django_assert_num_queries(8):
        client.get(address)

    with django_assert_num_queries(3):
        client.get(address)
    client.force_login(make_user(is_staff=True))
    client.get(f"{address}?at={clock[0]:%Y-%m-%dT%H:%M:%S}Z")
    with django_assert_num_queries(3):
        client.get(address)
