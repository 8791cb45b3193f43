"""What editors are told: what waits by name, why a card is not seen, what came between."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.launching import launch_blocks
from fronts.models import Launch
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def stories():
    return [make_story_live(headline=words) for words in ("海堤合龙", "港口开航", "渡轮停航")]


@pytest.fixture
def cards(block, stories):
    return [make_card(block, story, at=timezone.now()) for story in stories]


def version(front):
    front.refresh_from_db()
    return front.version


def words(response):
    """What a page or part says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def said(response):
    return response.content.decode().split('data-said-now="')[1].split('"')[0]


def clock(moment):
    return f"{timezone.localtime(moment):%m-%d %H:%M}"


def tomorrow():
    return (timezone.localtime() + 24 * HOUR).replace(second=0, microsecond=0)


def test_a_move_of_a_removed_card_says_what_happened_to_which(act, front, block, cards):
    seen = version(front)
    act("remove", card=cards[0].pk)

    clash = act("move", card=cards[0].pk, block=block.pk, position=2, made_on=seen)

    assert clash.status_code == 409
    assert "其间有人移除了《海堤合龙》" in words(clash)
    assert "您的操作没有执行" in words(clash)
    assert "两个版本" not in words(clash)
    assert str(cards[0].story_id) not in words(clash).split()


def test_a_removal_of_a_moved_card_says_where_it_stands(act, front, block, cards):
    seen = version(front)
    act("move", card=cards[0].pk, block=block.pk, position=2)

    clash = act("remove", card=cards[0].pk, made_on=seen)

    assert "其间有人移动或改过《海堤合龙》，现在在要闻第 3 位。" in words(clash)
    assert "两个版本" not in words(clash)


def test_an_edit_of_a_removed_card_has_no_second_version(act, front, cards):
    seen = version(front)
    act("remove", card=cards[0].pk)

    clash = act("edit", card=cards[0].pk, headline="改题", size="normal", made_on=seen)

    assert "其间有人移除了《海堤合龙》" in words(clash)
    assert "<table" not in clash.content.decode()


def test_a_removal_of_a_changed_block_names_it(act, front, block):
    seen = version(front)
    act("configure_block", block=block.pk, title="要闻", layout="list", limit=5, backfill="none")

    clash = act("remove_block", block=block.pk, made_on=seen)

    assert "其间有人改过“要闻”。" in words(clash)


def test_what_is_placed_out_of_sight_says_so(act, front, stories):
    full = make_block(front, title="要闻", limit=2)
    hidden = make_block(front, title="备用", hidden=True)

    told = [said(act("place", block=full.pk, story=story.story_id)) for story in stories]
    moved = said(act("move", card=full.cards.standing()[2].pk, block=full.pk, position=0))
    put_away = said(act("place", block=hidden.pk, story=stories[0].story_id))

    assert told[1] == "已放入要闻第 2 位。"
    assert told[2] == "已放入要闻第 3 位，但读者看不到：区块已满。"
    assert moved == "已移到要闻第 1 位。"
    assert put_away == "已放入备用第 1 位，但读者看不到：区块已隐藏。"


def test_a_card_that_has_not_begun_or_has_ended_says_when(editor, front, block, stories):
    begins, ended = tomorrow(), tomorrow() - 48 * HOUR
    make_card(block, stories[0], starts_at=begins)
    make_card(block, stories[1], ends_at=ended)

    page = words(editor.get(f"/admin/fronts/front/{front.pk}/draft/"))

    assert f"未显示：{clock(begins)}开始显示" in page
    assert f"未显示：已于{clock(ended)}结束" in page


def test_filled_stories_are_numbered_behind_the_cards_that_are_shown(editor, front, stories):
    block = make_block(front, title="要闻", limit=3, backfill="recent")
    make_card(block, stories[0], starts_at=tomorrow())
    make_card(block, stories[1])

    page = editor.get(f"/admin/fronts/front/{front.pk}/draft/").content.decode()

    assert '<ol class="backfilled" start="2">' in page


def test_what_waits_is_named(act, editor, front, block):
    others = [make_block(front, title=title) for title in ("财经", "", "体育")]
    begins = tomorrow()

    alone = said(act("launch", block=block.pk, live_from=f"{begins:%Y-%m-%dT%H:%M}"))
    later = begins + HOUR
    launch_blocks(front=front, blocks=others, by=None, at=timezone.now(), live_from=later)
    both = begins + 2 * HOUR
    all_said = said(act("launch", live_from=f"{both:%Y-%m-%dT%H:%M}", waiting="keep"))

    assert alone == f"已定时，{clock(begins)}上线：要闻。"
    assert all_said == f"已定时，{clock(both)}上线：要闻、财经、要闻列表等 4 个区块。"
    page = words(editor.get(f"/admin/fronts/front/{front.pk}/draft/"))
    assert f"待{clock(begins)}上线：要闻 " in page
    assert f"待{clock(later)}上线：财经、要闻列表、体育 " in page


def test_a_launch_of_the_page_names_each_block_that_waits(act, front, block):
    other = make_block(front, title="财经")
    begins = tomorrow()
    for one, moment in ((block, begins), (other, begins + HOUR)):
        act("launch", block=one.pk, live_from=f"{moment:%Y-%m-%dT%H:%M}")

    asked = act("launch", fewer="on")

    assert asked.status_code == 409
    assert "此区块" not in words(asked)
    assert f"要闻 {begins:%Y-%m-%d %H:%M}" in words(asked)
    assert f"财经 {begins + HOUR:%Y-%m-%d %H:%M}" in words(asked)
    assert "只上线其他区块，这些不动" in words(asked)
    assert not Launch.objects.live(timezone.now()).exists()


def test_the_other_blocks_are_launched_without_those_that_wait(act, front, block):
    other = make_block(front, title="财经")
    act("launch", block=other.pk, live_from=f"{tomorrow():%Y-%m-%dT%H:%M}")

    assert act("launch", fewer="on", waiting="leave").status_code == 200

    assert [row.block for row in Launch.objects.live(timezone.now())] == [block]


def test_an_end_of_the_page_names_each_block_that_waits(act, front, block):
    other = make_block(front, title="财经")
    act("launch", fewer="on")
    for one in (block, other):
        act("launch", block=one.pk, live_from=f"{tomorrow():%Y-%m-%dT%H:%M}")

    asked = words(act("end"))

    assert "本页还有定时的上线" in asked
    assert "要闻 20" in asked
    assert "财经 20" in asked


def test_taking_back_says_which_launch(act, front, block):
    act("launch", fewer="on")
    began = Launch.objects.get().live_from

    assert said(act("undo_front")).startswith(f"已撤回{clock(began)}的上线")


def test_the_editor_sees_what_the_next_step_back_takes_away(act, editor, front, block):
    make_block(front, title="财经")
    act("launch", fewer="on")
    act("launch", fewer="on", block=block.pk)
    address = f"/admin/fronts/front/{front.pk}/draft/"
    launched = [row.live_from for row in Launch.objects.order_by("pk")]

    assert f"最近一次：{clock(launched[-1])}，要闻 " in words(editor.get(address))
    act("undo_front")
    assert f"最近一次：{clock(launched[0])}，要闻、财经 " in words(editor.get(address))


@pytest.mark.parametrize("whole", [True, False])
def test_what_the_editor_has_not_seen_is_not_launched(act, front, block, cards, whole):
    meant = {} if whole else {"block": block.pk}
    seen = version(front)
    act("remove", card=cards[0].pk)

    refused = act("launch", **meant, made_on=seen)

    assert refused.status_code == 400
    assert "其间有人改过草稿" in words(refused)
    assert not Launch.objects.exists()
    assert act("launch", **meant, made_on=version(front), fewer="on").status_code == 200
    assert act("launch", **meant, made_on=version(front) - 1, fewer="on").status_code == 200
