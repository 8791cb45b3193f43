"""People who have no mouse: all that they do is press keys, and look where the focus stands."""

from tests.factories.newsroom import PASSWORD
from tests.journeys.people import Colleague

MOST_TABS = 90
# Whether what has the focus can be told from the rest, and stands where it can be seen. An outline
# may be drawn by what holds it: a card around its headline, completion around what is typed.
SEEN = """() => {
    const at = document.activeElement;
    const marked = (node) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    };
    let holder = at;
    for (let up = 0; holder && up < 6 && !marked(holder); up += 1) holder = holder.parentElement;
    // the editor's frame tells nobody that it has the focus; its script tells the style sheet
    if (!holder || !holder.matches(":focus-within, .cke_focus")) return "not marked";
    const box = at.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
    const on = ([x, y]) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    const shown = points.map(on).some((node) => node && (at.contains(node) || node.contains(at)));
    return shown ? "" : "covered or out of sight";
}"""


class Typist(Colleague):
    """A member of staff, or a reader (user None), at a keyboard.

    `goto` stands for an address that is typed in; nothing else is done but by keys.
    """

    def __init__(self, window, site, user=None):
        super().__init__(window, site, user)
        self.keys = window.keyboard
        self.tree = window.context.new_cdp_session(window)

    def focused(self):
        """Role and name of what has the focus, as the browser tells a screen reader."""
        self.tree.send("DOM.getDocument", {"depth": 0})
        found = self.tree.send("Runtime.evaluate", {"expression": "document.activeElement"})
        told = self.tree.send(
            "Accessibility.getPartialAXTree",
            {"objectId": found["result"]["objectId"], "fetchRelatives": False},
        )
        node = told["nodes"][0]
        return tuple(node.get(part, {}).get("value", "") for part in ("role", "name"))

    def press(self, *keys):
        for key in keys:
            self.keys.press(key)
        return self

    def type(self, words):
        self.keys.type(words)
        return self

    def to(self, name, *, role="", back=False):
        """Goes by Tab (back: by Shift and Tab) to what has this name, or begins with it and `…`."""
        passed = []
        for _ in range(MOST_TABS):
            self.keys.press("Shift+Tab" if back else "Tab")
            has_role, has_name = self.focused()
            passed.append(f"{has_role}: {has_name}")
            wanted = has_name == name or (name[-1] == "…" and has_name.startswith(name[:-1]))
            if wanted and role in {"", has_role}:
                return self.seen()
        raise AssertionError(f"no way by Tab to {name}; passed: {passed}")

    def seen(self):
        """The focus can be seen, at the latest when the page's scripts have answered."""
        for _ in range(80):
            if not (wrong := self.window.evaluate(SEEN)):
                return self
            self.window.wait_for_timeout(25)
        raise AssertionError(f"{self.focused()} is {wrong}")

    def follow(self, name, **how):
        """Goes to a link or a button, and presses it; waits for the page that it leads to."""
        self.to(name, **how)
        with self.window.expect_navigation():
            self.keys.press("Enter")
        return self

    def sign_in(self):
        self.window.goto(f"{self.site}/admin/")
        assert self.focused() == ("textbox", "用户名：")
        self.type(self.user.username).to("密码…").type(PASSWORD).press("Enter")
        self.window.wait_for_selector("#user-tools")
        return self

    def open_form(self, headline):
        """From the board to an article, by its headline."""
        self.window.goto(f"{self.site}/admin/")
        return self.follow(headline, role="link")

    def step(self, name, **given):
        """Takes a step by the name on it, after what it asks for has been typed."""
        if given:
            self.to(f"{name}…", role="DisclosureTriangle").press("Enter")
        for label, value in given.items():
            self.to(label.replace("_", " ")).type(value)
        self.follow(f"{name}…", role="button")
        return self.window.inner_text(".messagelist")

    def choose(self, name):
        """Picks an option of the menu that has the focus, by arrow."""
        for _ in range(20):
            if self.window.evaluate("document.activeElement.selectedOptions[0].label") == name:
                return self
            self.keys.press("ArrowDown")
        raise AssertionError(f"not among the options: {name}")

    def to_editor(self):
        """Into the text, by Tab; its tools answer once it is ready."""
        self.wait_until("window.CKEDITOR && CKEDITOR.instances.id_body.status === 'ready'")
        return self.to("正文", role="Iframe")

    def format(self, name):
        """The paragraph's format: to the tools by Alt and F10, on to the list, and down in it."""
        self.keys.press("Alt+F10")
        for _ in range(MOST_TABS):
            if "格式" in self.focused()[1]:
                break
            self.keys.press("Tab")
        self.seen().keys.press("Enter")
        self.wait_until("document.activeElement.matches('.cke_panel iframe')")
        chosen = "document.activeElement.contentDocument.activeElement?.textContent"
        while (at := self.window.evaluate(chosen)) != name:
            self.keys.press("ArrowDown")
            # the list answers a key later: one pressed too early would lead past the name
            self.wait_until(f"{chosen} !== {at!r}")
        self.keys.press("Enter")
        back = "document.activeElement.matches('.cke_wysiwyg_frame')"
        self.wait_until(f"{back} && CKEDITOR.instances.id_body.getSelection()")
        return self

    def type_moment(self, moment):
        """Into a field of date and time, its parts in the order of the browser's language."""
        wanted = f"{moment:%Y-%m-%dT%H:%M}"
        for order in ("%m%d%Y→%I%M%p", "%Y→%m%d%H%M", "%d%m%Y→%H%M"):
            for key in moment.strftime(order):
                self.keys.press("ArrowRight" if key == "→" else key)
            if self.window.evaluate("document.activeElement.value") == wanted:
                return self
            self.keys.press("Shift+Tab")
            self.keys.press("Tab")
        raise AssertionError(f"no way to type {wanted}")
