"""What people do in their windows: sign in, fill the article form, press a step's button."""

from tests.factories.newsroom import PASSWORD


class Colleague:
    """A member of staff with a window of their own."""

    def __init__(self, window, site, user):
        self.window, self.site, self.user = window, site, user

    def sign_in(self):
        self.window.goto(f"{self.site}/admin/")
        self.window.fill("#id_username", self.user.username)
        self.window.fill("#id_password", PASSWORD)
        self.window.press("#id_password", "Enter")
        self.window.wait_for_selector("#user-tools")
        return self

    def open_form(self, article_id=None):
        place = f"{article_id}/change" if article_id else "add"
        self.window.goto(f"{self.site}/admin/articles/article/{place}/")
        return self

    def wait_until(self, expression):
        """Waits for a page's own state; a wait inside the page would need `unsafe-eval`."""
        for _ in range(200):
            if self.window.evaluate(f"Boolean({expression})"):
                return
            self.window.wait_for_timeout(50)
        raise AssertionError(f"never so: {expression}")

    def type_body(self, html):
        """Puts the text where CKEditor puts what is typed, and tells it so."""
        self.wait_until(
            "window.CKEDITOR && CKEDITOR.instances.id_body"
            " && CKEDITOR.instances.id_body.status === 'ready'"
        )
        self.window.evaluate(
            """(html) => new Promise((done) => {
                const editor = CKEDITOR.instances.id_body;
                editor.setData("", { callback: () => {
                    editor.focus(); editor.insertHtml(html); done(); } }); })""",
            html,
        )

    def unfold(self, field):
        """Opens the part of the form that a field stands in, if it is folded."""
        summary = self.window.locator(f"details:has(#{field}):not([open]) > summary")
        if summary.count():
            summary.click()

    def choose(self, field, words):
        """Picks an option of a completing field by typing."""
        self.window.click(f"#{field} + .select2 .select2-selection")
        self.window.fill(".select2-container--open .select2-search__field", words)
        option = self.window.locator(
            ".select2-results__option:not(.loading-results)", has_text=words
        ).first
        option.click()

    def add_topic(self, name):
        field = self.window.locator("#id_topic_names_chips + .select2 .select2-search__field")
        field.fill(name)
        self.window.wait_for_selector(".select2-results__option--highlighted")
        field.press("Enter")

    def upload_picture(self, file):
        """Adds a picture to the library from the form, and so chooses it."""
        self.window.click("[data-pick]")
        self.window.set_input_files("#picker-file", file)
        self.window.fill("#picker-alt", "晨光里的海堤")
        self.window.fill("#picker-caption", "修好的海堤")
        self.window.fill("#picker-credit", "周远 摄")
        self.window.click("#picture-picker [data-send]")
        self.wait_until("document.getElementById('id_lead_picture').value")

    def step(self, act, **given):
        """Presses the button of a step, after filling in what it asks."""
        details = self.window.locator(f"details[data-act={act}]")
        if details.count() and details.get_attribute("open") is None:
            details.locator("summary").click()
        for name, value in given.items():
            self.window.fill(f"[name={act}-{name}]", value)
        self.window.click(f"button[name=_step][value={act}]")
        self.window.wait_for_selector(".messagelist")
        return self.window.inner_text(".messagelist")

    def save(self):
        self.window.click("button.save")
        self.window.wait_for_selector(".messagelist")
        return self.window.inner_text(".messagelist")

    def steps(self):
        """The acts that the form offers now."""
        buttons = self.window.locator("button[name=_step]")
        return {button.get_attribute("value") for button in buttons.all()}
