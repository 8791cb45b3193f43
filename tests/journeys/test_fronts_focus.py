"""The page of a front stays where its editor is: no jump, no toast in the way, no wrong button."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.models import HOME, Front
from fronts.opening import open_fronts
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live, make_user
from tests.journeys.fronts import DESKTOP, PHONE, FrontEditor, at_both_widths

pytestmark = [pytest.mark.django_db(transaction=True)]
FOCUSED = """() => {
  const one = document.activeElement;
  return one.getAttribute("aria-label") || one.textContent.replace(/\\s+/g, " ").trim();
}"""


@pytest.fixture
def look(request):
    return getattr(request, "param", DESKTOP)


@pytest.fixture
def home():
    """The home front with a block of three cards, and stories enough for a long picker."""
    open_fronts()
    front = Front.objects.get(slug=HOME)
    block = make_block(front, title="要闻", limit=12, backfill="recent")
    for headline in ("甲", "乙", "丙"):
        make_card(block, make_story_live(headline=headline), at=timezone.now())
    for number in range(12):
        make_story_live(
            headline=f"新闻{number}", live_from=timezone.now() - timedelta(hours=number + 1)
        )
    return front


@pytest.fixture
def editor(open_window, live_server, look, home):
    one = FrontEditor(open_window(**look), live_server.url, make_user("编辑"))
    if look is PHONE:
        one.with_finger()
    return one.sign_in().open_front(home)


def place(editor, number):
    choice = editor.choices().filter(has_text=f"新闻{number}").first
    editor.press(choice.locator("[data-place-story]"))
    editor.said("已放入要闻")


def focused(editor):
    return editor.window.evaluate(FOCUSED)


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["390"])
def test_dragging_after_placing_leaves_the_page_where_it_is(editor):
    place(editor, 11)
    window = editor.window
    block = editor.block("要闻")
    block.locator(".draft-card").first.scroll_into_view_if_needed()

    editor.put_above("要闻", 1, 0)
    editor.wait_for_cards("要闻", ["乙", "甲", "丙", "新闻11"])
    window.wait_for_timeout(500)  # the picker is asked for again

    assert focused(editor) == "移动乙"
    top = block.locator(".draft-card").first.bounding_box()["y"]
    assert 0 <= top < PHONE["height"]


@at_both_widths
def test_what_was_placed_is_one_press_away(editor):
    place(editor, 11)
    assert focused(editor) == "放入 新闻11"

    editor.press(editor.window.locator("[data-said] a", has_text="去看要闻"))

    assert focused(editor) == "移动新闻11"
    card = editor.block("要闻").locator(".draft-card").nth(3)
    assert 0 <= card.bounding_box()["y"] < editor.window.viewport_size["height"]
    assert editor.window.inner_text("[data-said]") == ""
    assert editor.fits()


@at_both_widths
def test_keeping_what_the_rule_brought_leads_to_its_card(editor):
    """By its place the button would be followed by the removal of the card that is new."""
    keep = editor.block("要闻").locator(".backfilled [data-place-story]").nth(5)

    editor.press(keep)
    editor.said("已放入要闻")

    editor.wait_until("document.activeElement.matches('.handle')")
    assert focused(editor) == "移动新闻5"


@at_both_widths
def test_what_is_said_takes_no_press_and_teaches_no_keys_to_a_hand(editor):
    heard = """() => {
      window.heard = [];
      const said = document.querySelector("[data-said]");
      new MutationObserver(() => window.heard.push(said.textContent))
        .observe(said, { childList: true, characterData: true, subtree: true });
    }"""
    editor.window.evaluate(heard)

    editor.put_above("要闻", 1, 0)
    editor.wait_for_cards("要闻", ["乙", "甲", "丙"])
    editor.said("已移到要闻第 1 位")

    assert not [words for words in editor.window.evaluate("window.heard") if "方向键" in words]
    said = editor.window.locator("[data-said]").bounding_box()
    under = editor.window.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.matches('[data-said]') ?? false",
        [said["x"] + said["width"] / 2, said["y"] + said["height"] / 2],
    )
    assert not under
    for button in editor.window.locator(".card-acts button").all():
        box = button.bounding_box()
        apart = (
            box["x"] >= said["x"] + said["width"]
            or box["y"] >= said["y"] + said["height"]
            or box["y"] + box["height"] <= said["y"]
        )
        assert apart
