"""A reader follows a live story while editors enter it; an alert comes, is closed, and ends."""

import pytest
from axe_core_python.sync_playwright import Axe

from articles.models import State
from editions.covering import open_coverage
from editions.live_records import LiveEntry
from tests.factories.newsroom import make_article, make_channel, make_story_live, make_user
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [{"width": 1280}, {"width": 390, "color_scheme": "dark"}]
BODY = "<p>台风正在靠近。</p><p>记者在潮安港守候。</p>"


@pytest.fixture
def article():
    """A story on the site, and its copy on the desk."""
    channel = make_channel("本地", slug="local")
    edition = make_story_live(channel=channel, headline="台风逼近潮安", body=BODY)
    return make_article(
        state=State.RELEASED, story=edition.story, channel=channel, headline="台风逼近潮安"
    )


@pytest.fixture
def desk(open_window, live_server):
    """Signs colleagues in, each in a window of their own."""

    def sign_in(role, **options):
        user = make_user(role)
        return Colleague(open_window(**options), live_server.url, user).sign_in()

    return sign_in


def ask_now(reader):
    """A reader comes back to the window: the page asks at once instead of after its seconds."""
    reader.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def entries(window):
    """The texts of the entries, in the page's order."""
    return window.locator(".live-entry .live-body").all_inner_texts()


def complaints(window):
    found = Axe().run(window, options={"runOnly": RULES})["violations"]
    return [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]]


def send(editor, text, *, rows):
    """Writes an entry and sends it by keys; the form is empty again."""
    editor.window.fill("#id_text", text)
    editor.window.press("#id_text", "Control+Enter")
    editor.window.locator(".live-list [data-row]").nth(rows - 1).wait_for()
    editor.wait_until("document.querySelector('#id_text').value === ''")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_live_story_is_followed_in_a_second_window(article, desk, open_window, live_server, look):
    editor, colleague = desk("编辑", **look), desk("主任")
    page = f"{live_server.url}/admin/articles/article/{article.pk}/live/"
    reader = open_window(**look)
    editor.window.goto(page)
    editor.window.click("button[value=open]")
    send(editor, "风力已达十级。", rows=1)
    reader.goto(f"{live_server.url}{article.story.get_absolute_url()}")
    assert entries(reader) == ["风力已达十级。"]

    send(editor, "渡轮停航。", rows=2)
    send(editor, "潮位超过警戒线。", rows=3)
    ask_now(reader)
    news = reader.locator(".live-news button")
    news.wait_for()
    assert news.inner_text() == "有 2 条新内容"
    assert entries(reader) == ["风力已达十级。"]
    assert complaints(reader) == []
    news.click()
    assert entries(reader) == ["潮位超过警戒线。", "渡轮停航。", "风力已达十级。"]
    assert reader.evaluate("document.activeElement.id") == "live-3"
    assert reader.locator(".live-news button").count() == 0

    # a colleague sees the entries too, takes one out and pins another
    colleague.window.goto(page)
    row = colleague.window.locator(".live-list li", has_text="渡轮停航。")
    row.locator("button[value=take_out]").click()
    row.wait_for(state="detached")
    row = colleague.window.locator(".live-list li", has_text="风力已达十级。")
    row.locator("button[value=pin]").click()
    colleague.window.locator(".live-list li.is-pinned", has_text="风力已达十级。").wait_for()
    editor.window.locator(".live-list li", has_text="渡轮停航。").wait_for(state="detached")
    ask_now(reader)
    reader.locator("#live-2").wait_for(state="detached")
    assert entries(reader) == ["风力已达十级。", "潮位超过警戒线。"]
    assert complaints(reader) == []

    own = reader.locator("#live-3 .live-time a").get_attribute("href")
    reader.goto(f"{live_server.url}{own}")
    assert entries(reader) == ["潮位超过警戒线。"]
    assert complaints(reader) == []
    assert complaints(editor.window) == []


def test_what_was_typed_is_kept_where_the_desk_can_not_be_reached(article, desk):
    open_coverage(story=article.story, by=None, at=article.updated_at)
    editor = desk("编辑", expected=("ERR_INTERNET_DISCONNECTED", "ERR_FAILED"))
    editor.window.goto(f"{editor.site}/admin/articles/article/{article.pk}/live/")
    editor.window.fill("#id_text", "渡轮停航。")

    editor.window.context.set_offline(True)
    editor.window.press("#id_text", "Control+Enter")
    editor.wait_until("document.querySelector('[data-said]').textContent")
    assert editor.window.input_value("#id_text") == "渡轮停航。"
    editor.window.context.set_offline(False)
    send(editor, "渡轮停航。", rows=1)

    assert LiveEntry.objects.count() == 1


def test_reader_without_script_follows_by_reloading(article, desk, open_window, live_server):
    editor = desk("编辑")
    editor.window.goto(f"{editor.site}/admin/articles/article/{article.pk}/live/")
    editor.window.click("button[value=open]")
    editor.window.locator("#id_text").wait_for()
    reader = open_window(java_script_enabled=False)
    reader.goto(f"{live_server.url}{article.story.get_absolute_url()}")
    send(editor, "渡轮停航。", rows=1)

    reader.click(".live-reload")
    reader.reload()

    assert entries(reader) == ["渡轮停航。"]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_alert_is_raised_closed_by_the_reader_and_ended(
    article, desk, open_window, live_server, look
):
    chief = desk("主任", **look)
    chief.window.goto(f"{live_server.url}/admin/fronts/alert/")
    chief.window.fill("#id_text", "台风今晚登陆")
    chief.choose("id_story", "台风逼近")
    assert complaints(chief.window) == []
    chief.window.click("input[type=submit].default")
    chief.window.wait_for_selector(".messagelist")
    assert complaints(chief.window) == []

    reader, plain = open_window(**look), open_window(java_script_enabled=False)
    for window in (reader, plain):
        window.goto(live_server.url)
        assert "台风今晚登陆" in window.inner_text(".alert")
    assert not plain.is_visible(".alert-close")
    assert complaints(reader) == []
    reader.click(".alert-close")
    assert not reader.is_visible(".alert")
    reader.goto(f"{live_server.url}{article.story.get_absolute_url()}")
    assert not reader.is_visible(".alert")
    assert shift(reader) == 0

    # what is said otherwise is a new alert: it is shown to those who closed the first
    chief.window.click(".alert-list .is-live a.button")
    chief.window.fill("#id_text", "台风已经登陆")
    chief.window.click("input[type=submit].default")
    chief.window.wait_for_selector(".messagelist")
    reader.reload()
    assert "台风已经登陆" in reader.inner_text(".alert")
    reader.click(".alert a")
    assert reader.url.endswith(article.story.get_absolute_url())
    chief.window.click(".alert-list .is-live button")
    chief.window.wait_for_selector(".messagelist")
    reader.reload()
    assert reader.locator(".alert").count() == 0


def shift(window):
    """How much moved on the page after it was first drawn."""
    return window.evaluate(
        """() => new Promise((done) => {
            let moved = 0;
            const watch = new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) moved += entry.value;
            });
            watch.observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(moved), 200);
        })"""
    )
