"""The list of fronts says in words what readers get of each, and is chosen from by that."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.drafting import remove_block
from fronts.launching import launch_blocks, launch_front
from fronts.models import Front
from tests.factories.fronts import make_block, make_front
from tests.factories.newsroom import T0

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)
ADDRESS = "/admin/fronts/front/"


@pytest.fixture(autouse=True)
def only_free_fronts(monkeypatch):
    monkeypatch.setattr("fronts.admin.open_fronts", lambda: None)


@pytest.fixture
def fronts():
    """One of each state."""
    now = timezone.now()
    found = {name: make_front(name=name) for name in ("线上", "草稿", "关闭", "定时", "撤下")}
    blocks = {name: make_block(one) for name, one in found.items()}
    for name in ("线上", "关闭", "撤下"):
        launch_front(front=found[name], by=None, at=now)
    launch_blocks(
        front=found["定时"], blocks=[blocks["定时"]], by=None, at=now, live_from=now + HOUR
    )
    remove_block(block=blocks["撤下"], made_on=99, at=now)
    launch_front(front=found["撤下"], by=None, at=now + timedelta(seconds=1))
    Front.objects.filter(name="关闭").update(closed=True)
    return found


def rows(response):
    """Name, state and what waits of each row."""
    page = response.content.decode()
    cells = r"field-(?:name|state|waits)[^>]*>(?:<a[^>]*>)?([^<]*)"
    told = re.findall(cells, page)
    return {name: (state, waits) for name, state, waits in zip(*[iter(told)] * 3, strict=True)}


def test_states_are_said_in_words(editor, fronts, time_machine):
    time_machine.move_to(timezone.now() + timedelta(seconds=2), tick=False)

    assert rows(editor.get(ADDRESS)) == {
        "线上": ("上线中", ""),
        "草稿": ("未上线", ""),
        "关闭": ("已关闭", ""),
        "定时": ("未上线", "1 次待上线"),
        "撤下": ("未上线", ""),
    }


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("live", {"线上"}),
        ("nothing", {"草稿", "定时", "撤下"}),
        ("closed", {"关闭"}),
        ("timed", {"定时"}),
        ("other", {"线上", "草稿", "关闭", "定时", "撤下"}),
    ],
)
def test_fronts_are_chosen_by_their_state(editor, fronts, time_machine, asked, names):
    time_machine.move_to(timezone.now() + timedelta(seconds=2), tick=False)

    assert set(rows(editor.get(ADDRESS, {"state": asked}))) == names


def test_the_search_says_what_it_takes(editor):
    assert 'placeholder="名称或网址"' in editor.get(ADDRESS).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(editor, count, django_assert_num_queries):
    for number in range(count):
        launch_front(front=make_block(make_front(name=f"专题{number}")).front, by=None, at=T0)
    editor.get(ADDRESS)

    with django_assert_num_queries(8):
        editor.get(ADDRESS)
