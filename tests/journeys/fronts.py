"""What editors of fronts do in their windows: by mouse, by keys alone, with a finger."""

from fronts.models import Front
from tests.journeys.people import Colleague


class FrontEditor(Colleague):
    """An editor with the page of one front open."""

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

    # -- by mouse
    def add_block(self, title, layout):
        if not self.window.locator(".add-block[open]").count():
            self.window.click(".add-block summary")
        self.window.fill("#new-title", title)
        self.window.select_option("#new-layout", layout)
        self.window.click(".add-block button")
        self.block(title).wait_for()

    def drag_story(self, number, title):
        """Drags a story of the picker into a block, to its end."""
        choice = self.choices().nth(number)
        choice.scroll_into_view_if_needed()
        before = len(self.cards(title))
        cards = self.block(title).locator(".draft-cards")
        end = {"x": 60, "y": cards.bounding_box()["height"] - 3}
        choice.locator(".card-title").drag_to(cards, target_position=end)
        self.block(title).locator(".draft-card").nth(before).wait_for()

    def drag_card(self, title, number, to):
        """Drags a card of a block above another by mouse, wherever it is taken hold of."""
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


_NAME = """() => {
  const one = document.activeElement;
  if (one === document.body) return "";
  return one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent || "";
}"""
_OUTLINED = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
