"""What the front page is made of while no editor has arranged it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.menu import around
from pages.composing import IN_BLOCK, LATEST, UNDER_LEAD, compose_front
from tests.factories.newsroom import make_channel, make_story_live
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def fill():
    """Makes stories one older than the other, in sections by turns; some with a picture."""

    def made(count, *, sections=1, pictured=()):
        now = timezone.now()
        places = [make_channel(f"栏目{number}") for number in range(sections)]
        for number in range(count):
            make_story_live(
                channel=places[number % sections],
                headline=f"第{number}条",
                standfirst=f"导语{number}",
                live_from=now - timedelta(hours=number + 1),
                lead_picture=make_picture(caption=str(number)) if number in pictured else None,
            )
        return compose_front(at=now, script="zh-hans", sections=around(now).sections)

    return made


def titles(cards):
    return [card.title for card in cards]


def test_pictures_lead_and_stand_beside_the_lead(fill):
    front = fill(9, pictured={2, 4, 6, 8})

    assert front["head"].lead.title == "第2条"
    assert titles(front["head"].seconds) == ["第4条", "第6条"]
    assert sorted(front["standfirsts"].values()) == ["导语2", "导语4", "导语6"]


def test_without_pictures_the_newest_lead(fill):
    head = fill(3)["head"]

    assert titles([head.lead, *head.seconds]) == ["第0条", "第1条", "第2条"]


def test_one_story_leads_and_stands_nowhere_else(fill):
    front = fill(1)

    assert front["head"].lead.title == "第0条"
    assert (front["head"].seconds, front["latest"], front["blocks"]) == ([], [], [])


def test_no_story_leads_nothing(fill):
    front = fill(0)

    assert (front["head"].lead, front["standfirsts"], front["latest"]) == (None, {}, [])


@pytest.mark.parametrize(("count", "sections"), [(1, 1), (4, 1), (16, 4), (40, 4), (40, 12)])
def test_no_story_stands_twice_in_head_and_latest_nor_in_head_and_a_block(fill, count, sections):
    front = fill(count, sections=sections, pictured=set(range(0, count, 3)))
    head = front["head"]
    above = titles([head.lead, *head.seconds, *head.lines, *front["latest"]])
    blocks = [title for block in front["blocks"] for title in _of(block)]

    assert len(above) == len(set(above)) == min(count, LATEST + 3 + len(head.lines))
    assert len(blocks) == len(set(blocks))
    assert {card.title for card in front["latest"]} | set(blocks) <= {
        f"第{number}条" for number in range(count)
    } - set(titles([head.lead, *head.seconds, *head.lines]))


def test_under_the_lead_stands_what_its_section_can_spare(fill):
    head = fill(24, sections=2)["head"]

    assert titles([head.lead, *head.seconds]) == ["第0条", "第1条", "第2条"]
    assert titles(head.lines) == ["第4条", "第6条", "第8条", "第10条"]


def test_a_section_with_little_keeps_it_for_its_block(fill):
    front = fill(6)

    assert front["head"].lines == []
    assert _of(front["blocks"][0]) == ["第3条", "第4条", "第5条"]


def test_a_full_section_gives_the_lead_all_its_lines_and_keeps_a_block(fill):
    # the pictures beside the lead are of other sections
    front = fill(60, sections=3, pictured={0, 1, 2})

    assert len(front["head"].lines) == UNDER_LEAD
    assert 0 < len(_of(front["blocks"][0])) <= IN_BLOCK


def test_a_block_begins_with_what_stands_nowhere_else(fill):
    front = fill(60, sections=6)
    latest = set(titles(front["latest"]))

    first = [title for block in front["blocks"] for title in _of(block)[:3]]

    assert len(first) == 18
    assert [title for title in first if title in latest] == []


def test_blocks_are_wide_left_and_right_in_turn(fill):
    blocks = fill(60, sections=6, pictured=set(range(60)))["blocks"]

    assert [block.wide for block in blocks] == [True, False, False, True, True, False]
    assert [bool(block.pictured) for block in blocks] == [block.wide for block in blocks]


def _of(block):
    return titles([*([block.pictured] if block.pictured else []), *block.lines])
