"""What axe finds on the desk: nothing, at 390 and 1280 pixels, in light and dark."""

from datetime import timedelta

import pytest
from axe_core_python.sync_playwright import Axe
from django.utils import timezone

from articles.models import Decision, State
from tests.factories.newsroom import (
    make_article,
    make_author,
    make_channel,
    make_story_live,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_picture
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]

WINDOWS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# text is held to 7:1; in the article form stands CKEditor, which brings colours of its own
PUBLIC_RULES = DESK_RULES = [*RULES, "wcag2aaa"]


@pytest.fixture(params=WINDOWS, ids=lambda window: f"{window[0]}-{window[1]}")
def window(request, open_window):
    width, scheme = request.param
    return open_window(width=width, color_scheme=scheme, expected=("403 (Forb", "404 (Not"))


def complaints(window, rules):
    """What axe finds on the page, with all that is folded open: the rule, element and reason."""
    window.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    found = Axe().run(window, options={"runOnly": rules})["violations"]
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture
def site():
    section = make_channel("本地", slug="local", description="身边的事。")
    author = make_author("林溪", slug="linxi", title="记者", email="linxi@newsroom.example")
    channel = make_channel("民生", slug="livelihood", parent=section, description="衣食住行。")
    return {"channel": channel, "author": author}


def test_desk_is_accessible(window, site, live_server):
    chief = make_user("总编", username="qinlan", name="秦岚")
    writing = make_article(chief, channel=site["channel"], topics=[make_topic("海堤")])
    live = make_story_live(channel=site["channel"]).story
    others = [
        make_article(make_user(), channel=site["channel"], state=state, story=story)
        for state, story in (
            (State.FIRST_REVIEW, None),
            (State.READY, None),
            (State.RELEASED, live),
        )
    ]
    articles = "/admin/articles/article/"
    pages = dict.fromkeys(("/admin/", "/admin/?view=list", "/admin/inbox/"), DESK_RULES)
    pages |= {f"{articles}{article.pk}/change/": RULES for article in (writing, *others)}
    pages[f"{articles}add/"] = RULES
    # what is not to be had, and what is not to be seen
    pages |= {f"{articles}nowhere/": DESK_RULES, "/admin/authors/user/": DESK_RULES}

    window.goto(f"{live_server.url}/admin/")
    found = {"login": complaints(window, DESK_RULES)}
    colleague = Colleague(window, live_server.url, chief).sign_in()
    for path, rules in pages.items():
        found[path] = looked_at(colleague, path, rules)

    assert found == {path: [] for path in found}


def test_what_opens_on_the_article_form_is_accessible(window, site, live_server):
    """Errors, the sheet of a phone, the dialogs: none is there before it is asked for."""
    chief = make_user("总编", username="qinlan", name="秦岚")
    article = make_article(chief, channel=site["channel"], lead_picture=make_picture())
    form = f"/admin/articles/article/{article.pk}/change/"
    ways = {
        "errors": ("button.save",),
        "sheet": (".sheet-button",),
        "picker": (".sheet-button", "[data-pick]"),
        "preview": ("a[data-preview]",),
    }
    colleague = Colleague(window, live_server.url, chief).sign_in()

    found = {}
    for name, way in ways.items():
        opened(colleague, form)
        if name == "errors":
            window.fill("#id_headline", "")
        for selector in way:
            press_if_shown(window, selector)
        window.wait_for_timeout(200)
        found[name] = complaints(window, RULES)

    assert found == {name: [] for name in ways}


def press_if_shown(window, selector):
    """A wide window has no sheet, and so nothing that opens it."""
    if window.locator(selector).first.is_visible():
        window.locator(selector).first.click()


def looked_at(colleague, path, rules):
    """What axe finds on a page of the desk."""
    opened(colleague, path)
    return complaints(colleague.window, rules)


def opened(colleague, path):
    """A page of the desk, after its scripts have made it what it is."""
    colleague.window.goto(f"{colleague.site}{path}")
    colleague.wait_until(
        "!document.getElementById('id_body') || CKEDITOR.instances.id_body.status === 'ready'"
    )
    colleague.window.wait_for_timeout(100)  # names.js waits for the scripts of the fields


def test_lists_and_plain_forms_of_the_desk_are_accessible(window, site, live_server):
    """All that is no article: text is held to 7:1, as on the readers' pages."""
    root = make_user(None, username="root", name="秦岚", is_superuser=True)
    newcomer = make_user(None, name="何田", password_is_temporary=True)
    make_article(root, channel=site["channel"], topics=[make_topic("海堤")])
    soon = timezone.now() + timedelta(days=3)
    picture = make_picture(caption="海堤夜景", expires_at=soon)
    lists = {
        "articles/article": "?state__exact=drafting&q=稿件",
        "articles/decision": "?act__exact=create",
        "pictures/picture": "?rights=soon",
        "channels/channel": "?q=没有",
        "channels/topic": "",
        "authors/author": "?here=yes",
        "authors/user": "?active=no",
        "fronts/front": "",
    }
    changes = {
        "pictures/picture": picture.pk,
        "channels/channel": site["channel"].pk,
        "channels/topic": make_topic("风暴潮").pk,
        "authors/author": site["author"].pk,
        "authors/user": root.pk,
        "articles/decision": Decision.objects.first().pk,
    }
    pages = [
        *(f"/admin/{name}/" for name in lists),
        *(f"/admin/{name}/{asked}" for name, asked in lists.items() if asked),
        *(f"/admin/{name}/add/" for name in changes if name != "articles/decision"),
        *(f"/admin/{name}/{pk}/change/" for name, pk in changes.items()),
        f"/admin/channels/channel/{site['channel'].pk}/history/",
        f"/admin/authors/user/{newcomer.pk}/password/",
        "/admin/editions/sitesettings/",
        "/admin/editions/sitesettings/1/history/",
        "/admin/password_change/",
    ]
    colleague = Colleague(window, live_server.url, root).sign_in()

    found = {path: looked_at(colleague, path, DESK_RULES) for path in pages}

    assert found == {path: [] for path in found}
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not window.evaluate(wide)
