"""A launch that leaves little of what readers see is asked for first, with both numbers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts import refusals
from fronts.drafting import remove_block
from fronts.launching import launch_front
from fronts.models import HOME, Front, Launch
from fronts.opening import open_fronts
from fronts.thinning import check_not_thinned
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import make_channel, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def stories():
    section = make_channel("科技")
    return [
        make_story_live(channel=section, live_from=timezone.now() - number * HOUR)
        for number in range(1, 21)
    ]


@pytest.fixture
def home(stories):
    open_fronts()
    return Front.objects.get(slug=HOME)


@pytest.fixture
def post(editor, home):
    """Posts an act as the page's forms do without script."""

    def posted(**data):
        return editor.post(f"/admin/fronts/front/{home.pk}/act/", data)

    return posted


def asked(front, blocks=None, start=None):
    """What readers see now and would see, where the launch is asked about."""
    at = timezone.now()
    try:
        check_not_thinned(front=front, blocks=blocks, at=at, start=start or at)
    except refusals.MuchLess as less:
        return less.now, less.after
    return None


def filled(front, stories, **how):
    block = make_block(front, title="头条", limit=20, **how)
    for story in stories:
        make_card(block, story, at=timezone.now())
    return block


def test_the_first_launch_of_one_story_names_both_numbers(home, stories, post):
    filled(home, stories[:1])

    page = post(act="launch")

    assert page.status_code == 409
    assert "读者现在看到 20 条，上线后只有 1 条" in page.content.decode()
    assert not Launch.objects.exists()


def test_who_means_it_says_so_in_the_same_act(home, stories, post, client):
    filled(home, stories[:1])
    page = post(act="launch").content.decode()
    assert 'name="fewer" value="on"' in page

    done = post(act="launch", fewer="on")

    assert done.status_code == 302
    assert Launch.objects.live(timezone.now()).count() == 1


def test_one_block_alone_is_asked_about_too(home, stories, post):
    block = filled(home, stories[:1])

    page = post(act="launch", block=block.pk)

    assert page.status_code == 409
    assert f'name="block" value="{block.pk}"' in page.content.decode()
    assert not Launch.objects.exists()


def test_answers_to_both_questions_go_along(home, stories, post):
    block = filled(home, stories[:1])
    later = timezone.localtime(timezone.now() + HOUR).strftime("%Y-%m-%dT%H:%M")
    assert post(act="launch", block=block.pk, live_from=later, fewer="on").status_code == 302

    fewer = post(act="launch", block=block.pk, waiting="keep").content.decode()
    waiting = post(act="launch", block=block.pk, fewer="on").content.decode()

    assert 'name="waiting" value="keep"' in fewer
    assert 'name="fewer" value="on"' in waiting
    assert post(act="launch", block=block.pk, fewer="on", waiting="keep").status_code == 302


@pytest.mark.parametrize(
    ("number", "expected"), [(5, (20, 5)), (9, (20, 9)), (10, None), (20, None)]
)
def test_less_than_half_or_a_handful_is_much_less(home, stories, number, expected):
    filled(home, stories[:number])

    assert asked(home) == expected


def test_what_readers_see_is_counted_of_launches_as_well(home, stories):
    block = filled(home, stories[:14])
    launch_front(front=home, by=None, at=timezone.now())
    other = filled(home, stories[14:18])
    assert asked(home) is None

    remove_block(block=block, made_on=99, at=timezone.now())

    assert asked(home) == (14, 4)
    assert asked(home, [other]) is None


def test_a_block_in_the_place_of_its_own_launch_counts_once(home, stories):
    block = filled(home, stories[:8])
    launch_front(front=home, by=None, at=timezone.now())
    for card in block.cards.standing()[1:]:
        card.removed_at = timezone.now()
        card.save()

    assert asked(home, [block]) == (8, 1)


def test_a_launch_that_shows_nothing_leaves_the_composed_page(home):
    make_block(home, title="头条")

    assert asked(home) is None


def test_what_goes_live_by_then_is_counted(home, stories):
    block = filled(home, stories[:12])
    for card in block.cards.standing():
        card.starts_at = timezone.now() + HOUR
        card.save()
    filled(home, stories[12:14])

    assert asked(home) == (20, 2)
    assert asked(home, start=timezone.now() + 2 * HOUR) is None


def test_hidden_blocks_count_for_nothing(home, stories):
    filled(home, stories, hidden=True)
    filled(home, stories[:2])

    assert asked(home) == (20, 2)


def test_a_page_that_had_nothing_is_never_asked_about(stories):
    front = make_front(name="专题")
    filled(front, stories[:1])

    assert asked(front) is None


def test_a_section_lists_its_stories_below_whatever_is_launched(home, stories):
    front = Front.objects.get(section=stories[0].channel)
    filled(front, stories[:1])

    assert asked(front) is None
