"""Editors build a front from a real page at the same time, by mouse and by keys, and launch it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from editions.lists import card_page
from editions.models import List
from editions.withdraw import withdraw_story
from fronts.launching import launch_front
from fronts.models import HOME, Card, Front, Launch
from fronts.opening import open_fronts
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live, make_user
from tests.journeys.fronts import DESKTOP, PHONE, FrontEditor, at_both_widths
from tests.shared import shared_file
from tests.wire.test_import_stories import command

pytestmark = [pytest.mark.django_db(transaction=True)]
HOUR = timedelta(hours=1)
PAGE = "real/kechuang-page.ninjs.jsonl"


@pytest.fixture
def home():
    open_fronts()
    return Front.objects.get(slug=HOME)


@pytest.fixture
def look(request):
    """The windows of this journey; wide ones, unless it says otherwise."""
    return getattr(request, "param", DESKTOP)


@pytest.fixture
def editor(open_window, live_server, home, look):
    """Opens the front in the window of an editor of that name, who has keys alone or not."""

    def opened(name="林溪", expected=(), keys=False):
        window = {"width": look["width"]} if keys else look
        one = FrontEditor(
            open_window(expected=expected, **window), live_server.url, make_user("编辑", name=name)
        )
        if window.get("has_touch"):
            one.with_finger()
        return one.sign_in().open_front(home)

    return opened


@pytest.fixture
def reader(open_window, live_server, look):
    """The headlines that a reader sees in a block of the front page now."""
    window = open_window(**look)

    def headlines(title):
        window.goto(f"{live_server.url}/")
        block = window.locator(".curated-block", has=window.locator("h2", has_text=title))
        return block.locator("h3 a, .lines > li > a, .numbered a").all_inner_texts()

    return headlines


def titles(count):
    page = card_page(List.ALL, at=timezone.now(), script="zh-hans", count=count)
    return [card.title for card in page.cards]


@at_both_widths
def test_two_editors_build_the_home_front_from_a_real_page(editor, reader, home):
    command(shared_file(PAGE))
    latest = titles(8)
    hand = editor("林溪", expected=("409 (Conflict)",))
    hand.add_block("头条", "headline")
    hand.add_block("要闻", "list")
    keys = editor("何田", keys=True)

    hand.put_story(0, "头条")
    place_by_keys(keys, "要闻", latest[2])
    hand.put_story(1, "头条")
    place_by_keys(keys, "要闻", latest[3])
    hand.wait_for_cards("要闻", [latest[2], latest[3]])
    keys.wait_for_cards("头条", [latest[0], latest[1]])

    hand.put_above("头条", 1, 0)
    move_by_keys(keys, latest[3])
    hand.wait_for_cards("要闻", [latest[3], latest[2]])
    keys.wait_for_cards("头条", [latest[1], latest[0]])
    assert hand.window.locator(".front-others").inner_text().endswith("何田")

    hand.press(".launch-all button")
    hand.window.locator(".refused", has_text="上线后只有 4 条").wait_for()
    hand.press(hand.window.get_by_role("button", name="仍然上线"))
    hand.said("已上线")
    assert reader("头条") == [latest[1], latest[0]]
    assert reader("要闻") == [latest[3], latest[2]]
    keys.window.locator(".front-state", has_text="读者所见与草稿一致").wait_for()
    assert hand.fits()
    assert keys.fits()


def place_by_keys(keys, block, title):
    """From the block to the picker and back, without a mouse."""
    keyboard = keys.window.keyboard
    before = len(keys.cards(block))
    keys.window.evaluate("document.activeElement.blur()")
    keys.tab_to(f"选稿 {block}")
    keyboard.press("Enter")
    keyboard.press("Control+A")
    keyboard.type(title)
    keyboard.press("Enter")
    keys.window.locator(".choices [data-story]", has_text=title).first.wait_for()
    keys.tab_to(f"放入 {title}")
    keyboard.press("Enter")
    keys.block(block).locator(".draft-card").nth(before).wait_for()


def move_by_keys(keys, title):
    keyboard = keys.window.keyboard
    keys.window.evaluate("document.activeElement.blur()")
    keys.tab_to(f"移动{title}")
    keyboard.press("Enter")
    keys.said("已拿起")
    keyboard.press("ArrowUp")
    keys.said("要闻，第 1 位")
    keyboard.press("Enter")


def test_two_who_edit_one_card_see_both_versions_and_one_decides(editor, home):
    block = make_block(home, title="要闻")
    card = make_card(block, make_story_live(headline="海堤合龙"), at=timezone.now())
    other = make_card(block, make_story_live(headline="港口开航"), at=timezone.now())
    first = editor("林溪")
    second = editor("何田", expected=("409 (Conflict)",))
    for one, pk in ((first, card.pk), (second, card.pk)):
        one.window.click(f'[data-card="{pk}"] [data-open]')
        one.window.locator("#id_headline").wait_for()

    first.window.fill("#id_headline", "海堤今晨合龙")
    first.window.click(".front-dialog .primary")
    first.wait_for_cards("要闻", ["海堤今晨合龙", "港口开航"])
    first.window.click(f'[data-card="{other.pk}"] [data-remove]')
    second.window.fill("#id_headline", "十二公里海堤合龙")
    second.window.click(".front-dialog .primary")

    clash = second.window.locator(".front-dialog .refused")
    clash.wait_for()
    assert "海堤今晨合龙" in clash.inner_text()
    assert second.window.input_value("#id_headline") == "十二公里海堤合龙"
    second.window.click(".front-dialog .primary")
    second.wait_for_cards("要闻", ["十二公里海堤合龙"])
    first.wait_for_cards("要闻", ["十二公里海堤合龙"])


def test_quick_steps_of_one_card_are_no_clash_with_oneself(editor, home):
    block = make_block(home, title="要闻")
    for headline in ("甲", "乙", "丙"):
        make_card(block, make_story_live(headline=headline), at=timezone.now())
    chief = editor()

    chief.window.evaluate("""() => {
        const down = document.querySelector('.draft-card [data-step="1"]');
        down.click();
        down.click();
    }""")

    chief.wait_for_cards("要闻", ["乙", "丙", "甲"])
    assert chief.window.locator(".refused").count() == 0
    order = [card.story_id for card in block.cards.standing()]
    assert order == [*sorted(order)[1:], min(order)]


@at_both_widths
def test_a_timed_launch_takes_effect_by_the_clock_alone(editor, reader, home):
    block = make_block(home, title="要闻")
    make_card(block, make_story_live(headline="海堤合龙"), at=timezone.now())
    launch_front(front=home, by=None, at=timezone.now())
    make_card(block, make_story_live(headline="港口开航"), at=timezone.now())
    start = timezone.localtime(timezone.now() + 2 * HOUR)
    chief = editor()

    chief.window.fill("#launch-at", f"{start:%Y-%m-%dT%H:%M}")
    chief.press(".launch-all button")
    chief.window.locator(".waiting-launches", has_text=f"{start:%m-%d %H:%M}").wait_for()

    assert reader("要闻") == ["海堤合龙"]
    with time_machine.travel(start, tick=True):
        assert reader("要闻") == ["海堤合龙", "港口开航"]
        chief.window.locator(".front-state", has_text="读者所见与草稿一致").wait_for()
    assert chief.fits()


@at_both_widths
@pytest.mark.parametrize("way", ["editor", "history"])
def test_a_wrong_launch_is_undone_in_two_clicks(editor, reader, home, way):
    blocks = [make_block(home, title=words) for words in ("要闻", "图集")]
    for block in blocks:
        make_card(block, make_story_live(headline=f"{block}对"), at=timezone.now())
    launch_front(front=home, by=None, at=timezone.now())
    for block in blocks:
        make_card(block, make_story_live(headline=f"{block}错"), position=0, at=timezone.now())
    launch_front(front=home, by=None, at=timezone.now())
    assert reader("要闻") == ["要闻错", "要闻对"]
    chief = editor()
    chief.count_clicks()

    if way == "editor":
        chief.press(chief.window.get_by_text("撤回", exact=True))
        chief.press(chief.window.get_by_role("button", name="撤回最近一次上线"))
        chief.said("读者看到的已恢复")
    else:
        chief.press(chief.window.get_by_role("link", name="上线记录"))
        chief.press(chief.window.get_by_role("button", name="恢复", exact=True))
        chief.window.wait_for_selector(".messagelist")

    assert chief.clicks() == 2
    assert chief.fits()
    assert reader("要闻") == ["要闻对"]
    assert reader("图集") == ["图集对"]
    assert Card.objects.standing().count() == 4


@at_both_widths
def test_a_withdrawn_story_leaves_and_the_block_closes_up(editor, reader, home):
    placed = make_story_live(headline="先放的")
    block = make_block(home, title="要闻", limit=2, backfill="recent")
    make_card(block, placed, at=timezone.now())
    for hours, headline in ((3, "补上的"), (4, "再补的")):
        make_story_live(headline=headline, live_from=timezone.now() - hours * HOUR)
    launch_front(front=home, by=None, at=timezone.now())
    assert reader("要闻") == ["先放的", "补上的"]
    chief = editor()

    withdraw_story(story=placed.story, at=timezone.now(), notice="正在核实。")

    assert reader("要闻") == ["补上的", "再补的"]
    chief.window.locator(".draft-card .warnings", has_text="撤稿").wait_for()
    assert chief.fits()
    assert Launch.objects.count() == 1


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["390"])
def test_a_front_is_arranged_on_a_phone_with_a_finger(editor, reader, home):
    first, second = make_story_live(headline="海堤合龙"), make_story_live(headline="港口开航")
    block = make_block(home, title="要闻")
    make_card(block, first, at=timezone.now())
    phone = editor()
    window = phone.window

    phone.press(phone.block("要闻").get_by_role("button", name="选稿"))
    chosen = phone.choices().filter(has_text="港口开航")
    phone.press(chosen.get_by_role("button", name="放入"))
    phone.wait_for_cards("要闻", ["海堤合龙", "港口开航"])
    phone.press(f'[data-card]:has-text("{second.headline}") [data-step="-1"]')
    phone.wait_for_cards("要闻", ["港口开航", "海堤合龙"])
    phone.put_above("要闻", 1, 0)
    phone.wait_for_cards("要闻", ["海堤合龙", "港口开航"])
    phone.press(window.locator("[data-card] [data-open]").first)
    window.fill("#id_headline", "海堤今晨合龙")
    phone.press(".front-dialog .primary")
    phone.wait_for_cards("要闻", ["海堤今晨合龙", "港口开航"])
    phone.press(".launch-all button")
    phone.said("已上线")

    assert reader("要闻") == ["海堤今晨合龙", "港口开航"]
    assert phone.fits()
