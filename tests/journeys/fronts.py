"""What editors of fronts do in their windows: by mouse, by keys alone, with a finger."""

import pytest

from fronts.models import Front
from tests.journeys.people import Colleague

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
at_both_widths = pytest.mark.parametrize(
    "look", [DESKTOP, PHONE], indirect=True, ids=["1280", "390"]
)
"""By mouse in a wide window, with a finger on a phone; for journeys with a fixture `look`."""
COUNT_CLICKS = """addEventListener("click", ({ isTrusted }) => {
  if (isTrusted) sessionStorage.setItem("clicks", 1 + Number(sessionStorage.getItem("clicks")));
}, true)"""


class FrontEditor(Colleague):
    """An editor with the page of one front open."""

    has_finger = False

    def with_finger(self):
        """Whoever holds a phone taps, and drags by the handle."""
        self.has_finger = True
        return self

    def open_front(self, front):
        self.front = front
        self.window.goto(f"{self.site}/admin/fronts/front/{front.pk}/change/")
        self.window.wait_for_selector(".choices li")
        return self

    def block(self, title):
        return self.window.locator(f'.draft-block[data-title="{title}"]')

    def cards(self, title):
        """The titles of a block's cards as they stand on the page."""
        return self.block(title).locator(".draft-card .card-title").all_inner_texts()

    def choices(self):
        return self.window.locator(".choices [data-story]")

    def said(self, words):
        """Waits until the page has said so."""
        self.window.locator("[data-said]", has_text=words).wait_for()

    def wait_for_cards(self, title, expected):
        """Waits until the page shows so, and shows what the desk has."""
        for _ in range(400):
            if self.cards(title) == expected and self.is_up_to_date():
                return
            self.window.wait_for_timeout(50)
        assert self.cards(title) == expected

    def is_up_to_date(self):
        draft = self.window.locator("[data-part=draft]")
        shown = draft.locator("> div").get_attribute("data-version")
        done = draft.get_attribute("aria-busy") is None
        return done and int(shown) == Front.objects.get(pk=self.front.pk).version

    def fits(self):
        """Whether nothing of the page stands beside the window."""
        return self.window.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def count_clicks(self):
        """Begins to count what is clicked or tapped, on this page and on those that follow."""
        self.window.add_init_script(COUNT_CLICKS)
        self.window.reload()
        self.window.evaluate("sessionStorage.clear()")

    def clicks(self):
        return int(self.window.evaluate("sessionStorage.getItem('clicks')"))

    # -- by mouse, or with a finger
    def press(self, where):
        """Clicks or taps what a locator or a selector finds."""
        found = self.window.locator(where) if isinstance(where, str) else where
        if self.has_finger:
            found.tap()
        else:
            found.click()

    def add_block(self, title, layout):
        if not self.window.locator(".add-block[open]").count():
            self.press(".add-block summary")
        self.window.fill("#new-title", title)
        self.window.select_option("#new-layout", layout)
        self.press(".add-block button")
        self.block(title).wait_for()

    def put_story(self, number, title):
        """Puts a story of the picker at the end of a block: drags it, or taps."""
        if not self.has_finger:
            self.drag_story(number, title)
            return
        before = len(self.cards(title))
        self.press(self.block(title).get_by_role("button", name="选稿"))
        self.press(self.choices().nth(number).locator("[data-place-story]"))
        self.block(title).locator(".draft-card").nth(before).wait_for()

    def put_above(self, title, number, to):
        """Drags a card of a block above another."""
        if self.has_finger:
            handles = self.block(title).locator(".handle")
            drag_with_a_finger(self.window, handles.nth(number), handles.nth(to))
        else:
            self.drag_card(title, number, to)

    def drag_story(self, number, title):
        choice = self.choices().nth(number)
        choice.scroll_into_view_if_needed()
        before = len(self.cards(title))
        cards = self.block(title).locator(".draft-cards")
        end = {"x": 60, "y": cards.bounding_box()["height"] - 3}
        choice.locator(".card-title").drag_to(cards, target_position=end)
        self.block(title).locator(".draft-card").nth(before).wait_for()

    def drag_card(self, title, number, to):
        """By mouse a card is taken hold of wherever one likes."""
        cards = self.block(title).locator(".draft-card")
        taken = cards.nth(number).locator(".card-title").bounding_box()
        target = cards.nth(to).bounding_box()
        mouse = self.window.mouse
        mouse.move(taken["x"] + 10, taken["y"] + 8)
        mouse.down()
        mouse.move(taken["x"] + 14, taken["y"] - 10, steps=4)
        mouse.move(target["x"] + 60, target["y"] + 4, steps=6)
        mouse.up()

    # -- by keys alone
    def tab_to(self, name, most=300):
        """Goes on with Tab until something of that name has the focus, and shows it."""
        for _ in range(most):
            self.window.keyboard.press("Tab")
            if name in self.window.evaluate(_NAME):
                assert self.window.evaluate(_OUTLINED), f"the focus on {name} can't be seen"
                return
        raise AssertionError(f"no way to {name} by Tab")


def drag_with_a_finger(window, handle, above):
    handle.scroll_into_view_if_needed()
    begin, end = handle.bounding_box(), above.bounding_box()
    x, y = begin["x"] + 20, begin["y"] + 20
    client = window.context.new_cdp_session(window)
    client.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for step in range(1, 9):
        now = y + (end["y"] - 12 - y) * step / 8
        points = [{"x": x, "y": now}]
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    window.wait_for_timeout(400)  # no finger is quicker; two touches at once are another gesture


_NAME = """() => {
  const one = document.activeElement;
  if (one === document.body) return "";
  return one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent || "";
}"""
_OUTLINED = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
