"""Two editors at one front: other cards are merged, the same card is shown in both versions."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_channel, make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def card(block):
    return make_card(block, make_story_live(headline="海堤合龙"), at=timezone.now())


def version(front):
    front.refresh_from_db()
    return front.version


def rows(response):
    page = response.content.decode()
    return re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td>', page, re.S)


def test_only_what_differs_is_shown_as_people_write_it(act, front, card):
    seen = version(front)
    act("edit", card=card.pk, headline="先到的题", size="large", ends_at="2030-01-02T10:30")

    clash = act(
        "edit", card=card.pk, headline="后到的题", size="normal", shows_time="on", made_on=seen
    )

    assert clash.status_code == 409
    assert rows(clash) == [
        ("标题", "先到的题", "后到的题"),
        ("大小", "大", "普通"),
        ("显示时间", "否", "是"),
        ("结束", "2030-01-02 10:30", "—"),
    ]


def test_saving_once_more_after_seeing_theirs_puts_ours_in_its_place(act, front, card):
    seen = version(front)
    act("edit", card=card.pk, headline="先到的题", size="normal")
    clash = act("edit", card=card.pk, headline="后到的题", size="normal", made_on=seen)
    made_on = int(re.search(r'data-made-on="(\d+)"', clash.content.decode())[1])

    again = act("edit", card=card.pk, headline="后到的题", size="normal", made_on=made_on)

    assert again.status_code == 200
    card.refresh_from_db()
    assert card.headline == "后到的题"


def test_a_third_change_is_a_clash_again(act, front, card):
    seen = version(front)
    act("edit", card=card.pk, headline="先", size="normal")
    clash = act("edit", card=card.pk, headline="我", size="normal", made_on=seen)
    made_on = int(re.search(r'data-made-on="(\d+)"', clash.content.decode())[1])
    act("edit", card=card.pk, headline="又改", size="normal")

    assert (
        act("edit", card=card.pk, headline="我", size="normal", made_on=made_on).status_code == 409
    )


def test_a_move_of_what_another_has_moved_says_which_card(act, front, block, card):
    make_card(block, make_story_live(headline="乙"), at=timezone.now())
    seen = version(front)
    act("move", card=card.pk, block=block.pk, position=1)

    clash = act("move", card=card.pk, block=block.pk, position=0, made_on=seen)

    assert clash.status_code == 409
    assert rows(clash) == []
    assert "您的操作没有执行" in clash.content.decode()
    assert [one.pk for one in block.cards.standing()][1] == card.pk


def test_blocks_name_what_fills_them_in_both_versions(act, front, block):
    section, other = make_channel("财经"), make_channel("科技")
    seen = version(front)
    given = {"block": block.pk, "title": "要闻", "layout": "list", "limit": 12}
    rule = {"backfill": "channel", "backfill_channel": section.pk}
    act("configure_block", **given, **rule)

    clash = act("configure_block", **given, **rule | {"backfill_channel": other.pk}, made_on=seen)

    assert rows(clash) == [("用来补位的频道或版块", "财经", "科技")]


def test_changes_of_stories_marks_and_launches_reach_whoever_looks(editor, act, front, block, card):
    def pulse():
        page = editor.get(f"/admin/fronts/front/{front.pk}/draft/").content.decode()
        return page.split('data-mark="')[1].split('"')[0].rpartition("-")[0]

    before = pulse()
    assert pulse() == before
    act("mark", story=card.story_id)
    marked = pulse()
    act("launch", block=block.pk)
    launched = pulse()
    make_story_live()

    assert len({before, marked, launched, pulse()}) == 4


def test_who_is_here_is_named_and_leaves(editor, front, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    other = Client()
    other.force_login(make_user("编辑", name="顾长宁"))
    address = f"/admin/fronts/front/{front.pk}/draft/"
    other.get(address)
    assert "顾长宁" in editor.get(address).content.decode()
    time_machine.shift(21)

    assert "顾长宁" not in editor.get(address).content.decode()


def test_a_removed_block_comes_back_with_its_cards(act, front, block, card):
    make_block(front, title="图集")
    assert act("remove_block", block=block.pk).status_code == 200
    refused = act("bring_back", card=card.pk)
    assert refused.status_code == 400

    assert act("bring_back_block", block=block.pk).status_code == 200

    assert [one.title for one in front.blocks.standing()] == ["要闻", "图集"]
    assert list(block.cards.standing()) == [card]


@pytest.mark.parametrize("name", ["cancel_batch", "bring_back_batch"])
@pytest.mark.parametrize("batch", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_batch_that_is_none_is_refused(act, name, batch):
    assert act(name, batch=batch).status_code == 400
