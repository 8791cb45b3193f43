"""A live strip on a front shows the latest entries of the stories that are covered live."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from editions import kept
from editions.covering import EntryWords, add_entry, open_coverage, take_out_entry
from editions.withdraw import withdraw_story
from fronts.launching import launch_front
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
MINUTE = timedelta(minutes=1)


def strip_of(*editions, layout="live"):
    """A launched front with one block that holds these stories."""
    front = make_front()
    block = make_block(front, layout=layout)
    for edition in editions:
        make_card(block, edition, at=timezone.now() - MINUTE)
    launch_front(front=front, by=None, at=timezone.now())
    return f"/fronts/{front.slug}/"


def added(story, text, headline=""):
    words = EntryWords(f"<p>{text}</p>", headline)
    return add_entry(story=story, words=words, by=None, at=timezone.now())


@pytest.fixture
def covered():
    """A live story with five entries."""
    edition = make_story_live(headline="台风逼近潮安")
    open_coverage(story=edition.story, by=None, at=timezone.now())
    for number in range(1, 5):
        added(edition.story, f"第 {number} 条")
    added(edition.story, "渡轮停航，已售船票可以退。", headline="渡轮停航")
    return edition


def test_strip_shows_the_three_latest_with_their_links(client, covered):
    text = client.get(strip_of(covered, make_story_live(headline="别的"))).content.decode()

    block = text.partition('class="live-lines"')[2].partition("</section>")[0]
    address = f"/articles/{covered.story_id}/live"
    shown = [f'href="{address}/{number}/"' in block for number in range(1, 6)]
    assert shown == [False, False, True, True, True]
    assert ("渡轮停航</a>" in block, "第 4 条" in block, "别的" in block) == (True, True, True)


def test_strip_is_in_the_script_of_its_page(client, covered):
    text = client.get(f"/zh-hant{strip_of(covered)}").content.decode()

    assert "渡輪停航" in text
    assert f'href="/zh-hant/articles/{covered.story_id}/live/5/"' in text


def test_other_blocks_show_none(client, covered):
    assert "渡轮停航" not in client.get(strip_of(covered, layout="list")).content.decode()


def test_what_is_taken_out_leaves_the_strip(client, covered):
    address = strip_of(covered)
    assert "渡轮停航" in client.get(address).content.decode()

    take_out_entry(entry=covered.story.live_entries.get(number=5), by=None, at=timezone.now())
    assert "渡轮停航" not in client.get(address).content.decode()
    added(covered.story, "潮位回落。")
    assert "潮位回落。" in client.get(address).content.decode()
    withdraw_story(story=covered.story, at=timezone.now())
    assert client.get(address).status_code == 404


def test_long_text_is_cut(client):
    edition = make_story_live()
    open_coverage(story=edition.story, by=None, at=timezone.now())
    added(edition.story, "字" * 500)

    text = client.get(strip_of(edition)).content.decode()

    assert f"{'字' * 30}…" in text
    assert "字" * 31 not in text


@pytest.mark.parametrize("items", [1, 3])
def test_strips_cost_one_query_whatever_they_hold(client, items, django_assert_num_queries):
    editions = [make_story_live() for _ in range(items)]
    plain, strip = strip_of(*editions, layout="list"), strip_of(*editions)
    for edition in editions:
        open_coverage(story=edition.story, by=None, at=timezone.now())
        for number in range(items):
            added(edition.story, f"第 {number} 条")

    as_list = queries_of(client, plain)
    kept.forget()
    with django_assert_num_queries(as_list + 1):
        client.get(strip)


def queries_of(client, path):
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_a_first_sentence_is_told_whole_and_alone(client):
    edition = make_story_live()
    open_coverage(story=edition.story, by=None, at=timezone.now())
    added(edition.story, "外沙航线率先试航。调度员说，空船往返一趟没有问题，才会放旅客上船。")

    text = client.get(strip_of(edition)).content.decode()

    assert "外沙航线率先试航。</a>" in text
    assert "调度员" not in text
