"""A front that was never launched begins with what readers see; nothing is lost by launching it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts import refusals
from fronts.drafting import add_block, remove_block
from fronts.drafts import draft_of
from fronts.launching import launch_front
from fronts.models import HOME, Front, Launch
from fronts.opening import open_fronts
from fronts.starting import start_from_readers_page
from fronts.thinning import check_not_thinned
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import make_channel, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sections():
    return [make_channel(name) for name in ("科技", "财经")]


@pytest.fixture
def stories(sections):
    """Twelve stories in each of two sections, the newest a minute old."""
    now = timezone.now()
    return [
        make_story_live(
            headline=f"{section.name}第{number}篇",
            channel=section,
            live_from=now - (2 * number + place + 1) * MINUTE,
        ).story_id
        for number in range(12)
        for place, section in enumerate(sections)
    ]


@pytest.fixture
def home(stories):
    open_fronts()
    return Front.objects.get(slug=HOME)


def parts(front):
    return [
        (block.layout, block.title, block.limit, block.backfill, block.backfill_channel_id)
        for block in front.blocks.standing()
    ]


def linked(client, address, stories):
    """The stories that the main part of a page leads to."""
    main = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
    return {pk for pk in stories if f'href="/articles/{pk}/"' in main}


def draft(front):
    return draft_of(Front.objects.get(pk=front.pk), at=timezone.now(), script="zh-hans")


def test_home_begins_with_headlines_news_and_its_sections(home, sections):
    start_from_readers_page(front=home, at=timezone.now())

    assert parts(home) == [
        ("headline", "头条", 3, "recent", None),
        ("list", "要闻", 12, "recent", None),
        *[("channel", one.name, 5, "channel", one.pk) for one in sections],
    ]
    assert not Launch.objects.exists()


def test_a_list_is_longer_where_sections_have_enough_besides(home, sections):
    for number in range(10):
        make_story_live(
            channel=sections[0], live_from=timezone.now() - timedelta(hours=1, minutes=number)
        )

    start_from_readers_page(front=home, at=timezone.now())

    assert [block.limit for block in home.blocks.standing()] == [3, 20, 5, 5]


def test_a_section_begins_with_its_own_stories(home, sections):
    front = Front.objects.get(section=sections[0])

    start_from_readers_page(front=front, at=timezone.now())

    assert parts(front) == [
        ("headline", "头条", 3, "channel", sections[0].pk),
        ("list", "要闻", 8, "channel", sections[0].pk),
    ]


def test_launching_it_changes_hardly_anything(home, stories, client):
    before = linked(client, "/", stories)

    start_from_readers_page(front=home, at=timezone.now())
    check_not_thinned(front=home, blocks=None, at=timezone.now(), start=timezone.now())
    launch_front(front=home, by=None, at=timezone.now())

    after = linked(client, "/", stories)
    assert 'class="curated"' in client.get("/").content.decode()
    assert len(before) >= 20
    assert len(before - after) <= 2


def test_what_stands_is_kept_and_only_the_rest_is_added(home, sections):
    add_block(front=home, layout="headline", title="今日头条", at=timezone.now())

    start_from_readers_page(front=home, at=timezone.now())

    assert [one[:2] for one in parts(home)] == [
        ("headline", "今日头条"),
        ("list", "要闻"),
        ("channel", "科技"),
        ("channel", "财经"),
    ]


def test_whoever_asks_second_adds_nothing_twice(home):
    start_from_readers_page(front=home, at=timezone.now())

    with pytest.raises(refusals.NothingToAdd):
        start_from_readers_page(front=home, at=timezone.now())

    assert len(parts(home)) == 4


def test_a_front_of_its_own_has_no_page_to_begin_with(stories):
    front = make_front(name="专题")

    with pytest.raises(refusals.NothingToAdd):
        start_from_readers_page(front=front, at=timezone.now())

    assert not draft(front).can_start


def test_it_is_offered_until_readers_see_a_launch(home):
    assert draft(home).can_start
    block = make_block(home, layout="headline", title="头条", backfill="recent")
    assert draft(home).can_start

    launch_front(front=home, by=None, at=timezone.now())

    assert not draft(home).can_start
    remove_block(block=block, made_on=99, at=timezone.now())
    assert not draft(home).can_start
    launch_front(front=home, by=None, at=timezone.now())
    assert draft(home).can_start


def test_it_is_asked_for_by_one_click_in_the_editor(home, editor):
    address = f"/admin/fronts/front/{home.pk}/"
    page = editor.get(f"{address}change/").content.decode()
    assert "从读者现在看到的开始" in page

    done = editor.post(f"{address}act/", {"act": "start"})

    assert done.status_code == 302
    assert len(parts(home)) == 4
    assert "从读者现在看到的开始" not in editor.get(f"{address}change/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_offer_costs_a_fixed_number_of_queries(
    home, editor, number, django_assert_max_num_queries
):
    for _ in range(number):
        make_card(make_block(home, layout="strip"), make_story_live(), at=timezone.now())

    with django_assert_max_num_queries(22):
        editor.get(f"/admin/fronts/front/{home.pk}/draft/")
