"""Draft, live front and any launch are laid beside each other: as pages and as a list of moves."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localtime

from fronts.drafting import configure_block, move_block, remove_block, remove_card
from fronts.launching import cancel_batch, launch_blocks, launch_front
from fronts.sides import moves_between, side_of
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def moved(front, before, after):
    at = timezone.now()
    sides = [side_of(front, name, at=at) for name in (before, after)]
    return [
        (one.block.title, one.before, one.after, one.parts, [str(card.move) for card in one.cards])
        for one in moves_between(*sides)
        if not one.stays
    ]


@pytest.fixture
def launched(front, block):
    """甲 is live since an hour, 乙 waits for the next hour, 丙 stands in the draft alone."""
    now = timezone.now()
    made = {}
    for headline, at, live_from in (("甲", now - HOUR, None), ("乙", now, now + HOUR)):
        edition = make_story_live(headline=headline, live_from=now - 9 * HOUR)
        card = make_card(block, edition, at=at)
        made[headline] = launch_front(front=front, by=None, at=at, live_from=live_from)[0]
        remove_card(card=card, made_on=99, at=at)
    make_card(block, make_story_live(headline="丙"), at=now)
    return made


def test_blocks_that_come_leave_move_and_change_are_named(front, block):
    second, third = make_block(front, title="图集"), make_block(front, title="链接")
    launch_front(front=front, by=None, at=timezone.now())
    assert moved(front, "live", "draft") == []

    move_block(block=second, position=0, at=timezone.now())
    configure_block(block=block, parts={"limit": 5}, made_on=99, at=timezone.now())
    remove_block(block=third, made_on=99, at=timezone.now())
    make_block(front, title="新")

    assert moved(front, "live", "draft") == [
        ("图集", 2, 1, (), []),
        ("要闻", 1, 2, ("limit",), []),
        ("新", None, 3, (), []),
        ("链接", 3, None, (), []),
    ]


@pytest.mark.parametrize(
    ("names", "seen"),
    [
        (("live", "draft"), "甲丙"),
        (("乙", "draft"), "乙丙"),
        (("甲", "乙"), "甲乙"),
        (("乙", "live"), "乙甲"),
    ],
)
def test_any_two_sides_are_compared(editor, front, launched, names, seen):
    asked = {
        key: str(launched[name].pk) if name in launched else name
        for key, name in zip(("from", "to"), names, strict=True)
    }

    page = editor.get(f"/admin/fronts/front/{front.pk}/compare/", asked).content.decode()

    moves = page.split('<section class="moves">')[1].split("</section>")[0]
    assert f"移除：{seen[0]}" in moves
    assert f"新增于第 1 位：{seen[1]}" in moves
    for name in asked.values():
        assert f'src="/admin/fronts/front/{front.pk}/preview/?show={name}"' in page


def test_draft_live_front_and_a_launch_are_compared_at_once(editor, front, launched):
    waits = launched["乙"].pk
    asked = {"from": "live", "to": waits, "third": "draft"}

    response = editor.get(f"/admin/fronts/front/{front.pk}/compare/", asked)

    page = response.content.decode()
    assert [side.name for side in response.context["sides"]] == ["live", str(waits), "draft"]
    first, second = (part.split("</section>")[0] for part in page.split('class="moves">')[1:])
    assert "移除：甲" in first
    assert "新增于第 1 位：乙" in first
    assert "移除：乙" in second
    assert "新增于第 1 位：丙" in second
    assert page.count("<iframe") == 3


def test_each_side_says_for_which_moment_it_is_shown(editor, front, launched):
    """A draft of now and a launch of tomorrow hold the same cards and may differ in pictures."""
    asked = {"from": launched["乙"].pk, "to": "draft", "third": "live"}

    page = editor.get(f"/admin/fronts/front/{front.pk}/compare/", asked).content.decode()

    sides = page.split('<div class="side-by-side">')[1].split("<section")[1:]
    assert ["画面以上线时刻为准" in side for side in sides] == [True, False, False]
    assert ["画面以此刻为准" in side for side in sides] == [False, True, True]


def test_without_a_difference_the_arrangement_alone_is_called_the_same(editor, front, block):
    make_card(block, make_story_live(), at=timezone.now())
    start = timezone.now() + HOUR
    waits = launch_front(front=front, by=None, at=timezone.now(), live_from=start)[0]

    page = editor.get(f"/admin/fronts/front/{front.pk}/compare/", {"from": waits.pk})

    assert "编排没有差别。" in page.content.decode()


def test_the_third_menu_says_what_it_is_and_what_waits(editor, front, launched):
    waits = launched["乙"]
    address, name = f"/admin/fronts/front/{front.pk}/compare/", localtime(waits.live_from)
    waiting = f"{name:%Y-%m-%d %H:%M}上线的版本（待上线）</option>"

    for chosen in ({}, {"from": waits.pk, "to": waits.pk, "third": waits.pk}):
        page = re.sub(r"\n+", "", editor.get(address, chosen).content.decode())
        menus = [part.split("</select>")[0] for part in page.split("<select")[1:]]
        assert [menu.count(waiting) for menu in menus[-3:]] == [1, 1, 1]
        assert '<option value="">不比较</option>' in menus[-1]
        assert '<label for="compare-third">另与之比较</label>' in page


def test_a_launch_is_compared_with_any_other_from_the_history(editor, front, launched):
    old, waits = launched["甲"].pk, launched["乙"].pk
    address = f"/admin/fronts/front/{front.pk}"

    page = editor.get(f"{address}/launches/", {"with": waits}).content.decode()
    unknown = editor.get(f"{address}/launches/", {"with": "x"}).content.decode()

    assert f'href="{address}/compare/?from={old}&amp;to={waits}"' in page
    assert f'href="{address}/compare/?from={old}&amp;to=draft"' in unknown
    compared = editor.get(f"{address}/compare/", {"from": old, "to": waits}).content.decode()
    assert f'href="{address}/launches/?with={old}"' in compared


def test_each_launch_can_be_chosen_once(editor, front):
    for title in ("头条", "要闻"):
        make_block(front, title=title)
    released = launch_front(front=front, by=None, at=timezone.now())

    for launch in released:
        page = editor.get(f"/admin/fronts/front/{front.pk}/compare/", {"from": launch.pk})
        select = page.content.decode().split('id="compare-from"')[1].split("</select>")[0]
        assert select.count("<option") == 3


@pytest.mark.parametrize(("show", "seen"), [("甲", "甲"), ("乙", "乙"), ("live", "甲"), ("", "丙")])
def test_any_launch_past_or_waiting_is_looked_at(editor, front, launched, show, seen):
    name = launched[show].pk if show in launched else show

    page = editor.get(f"/admin/fronts/front/{front.pk}/preview/", {"show": name}).content.decode()

    main = page.split("<main")[1].split("</main>")[0]
    assert [title for title in "甲乙丙" if f">{title}</a>" in main] == [seen]


def test_a_launch_that_is_none_or_cancelled_is_not_found(editor, front, block):
    waits = launch_blocks(
        front=front,
        blocks=[block],
        by=None,
        at=timezone.now(),
        live_from=timezone.now() + HOUR,
    )
    cancel_batch(launches=waits, at=timezone.now())

    for name in (waits[0].pk, 999, "x", "9" * 30):
        for part, asked in (("preview/", "show"), ("compare/", "from"), ("compare/", "to")):
            found = editor.get(f"/admin/fronts/front/{front.pk}/{part}", {asked: name})
            assert found.status_code == 404


def test_the_history_names_what_was_released_together_and_goes_on(editor, front, monkeypatch):
    blocks = [make_block(front, title=words) for words in ("头条", "要闻")]
    start = timezone.now() - 9 * HOUR
    for hours in range(4):
        launch_front(front=front, by=None, at=start + hours * HOUR)
    monkeypatch.setattr("fronts.looking.MOST_LAUNCHES", 5)
    address = f"/admin/fronts/front/{front.pk}/launches/"

    first = editor.get(address)
    more = first.context["more"]
    rest = editor.get(address, {"before": more.isoformat()})

    shown = [batch for page in (first, rest) for batch in page.context["batches"]]
    assert [len(batch.launches) for batch in shown] == [len(blocks)] * 4
    assert [batch.state for batch in shown] == ["live", "past", "past", "past"]
    assert "头条、要闻" in first.content.decode()
    assert rest.context["more"] is None


@pytest.mark.parametrize("before", ["x", "2026-13-45", "2026-11-26T10:00"])
def test_a_moment_that_is_none_is_not_found(editor, front, before):
    asked = editor.get(f"/admin/fronts/front/{front.pk}/launches/", {"before": before})

    assert asked.status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_history_asks_a_fixed_number_of_queries(
    editor, front, number, django_assert_max_num_queries
):
    make_block(front, title="要闻")
    for hours in range(number):
        launch_front(front=front, by=None, at=timezone.now() - (9 - hours) * HOUR)

    with django_assert_max_num_queries(11):
        editor.get(f"/admin/fronts/front/{front.pk}/launches/")
