"""The editor that the form carries: its tools, its uploads, what enters and what leaves it."""

import html
import json
import re
from pathlib import Path

import ckeditor
import pytest
from django.contrib.staticfiles import finders

from articles.editor import NewsEditor, news_config
from editions.html import PAGE_BREAK, sanitise
from editions.rendering import render_pages
from tests.articles.conftest import address
from tests.factories.newsroom import make_article, make_user

PLUGINS = Path(ckeditor.__file__).parent / "static/ckeditor/ckeditor/plugins"


def config(client, **cookies):
    client.cookies.load(cookies)
    page = client.get(address()).content.decode()
    return json.loads(html.unescape(re.search(r'data-config="([^"]*)"', page)[1]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("chosen", "language"), [("zh-hans", "zh-cn"), ("zh-hant", "zh"), ("en", "en")]
)
def test_form_carries_the_news_editor_in_the_desks_language(client, chosen, language):
    client.force_login(make_user("记者"))

    sent = config(client, desk_language=chosen)

    assert sent["language"] == language
    assert sent["uploadUrl"] == sent["filebrowserImageUploadUrl"] == "/admin/pictures/upload/"
    assert sent["contentsCss"] == ["/static/desk/editor-content.css"]
    assert sent["toolbar_News"][4] == [
        "Link",
        "Unlink",
        "Image",
        "PictureLibrary",
        "Table",
        "SpecialChar",
        "PageBreak",
    ]


def test_tools_that_STACK_keeps_out_are_out():
    config = news_config()

    assert config["allowedContent"] is not True
    assert "fullPage" not in config
    removed = set(config["removePlugins"].split(","))
    assert not removed & set(config["extraPlugins"].split(","))
    assert removed >= set(
        "preview iframe flash forms exportpdf scayt wsc templates save newpage"
        " codesnippetgeshi".split()
    )


def test_extra_plugins_are_in_the_bundle():
    built_in = (PLUGINS.parent / "ckeditor.js").read_text("utf-8")

    for name in news_config()["extraPlugins"].split(","):
        assert (PLUGINS / name).is_dir() or f'CKEDITOR.plugins.add("{name}"' in built_in


@pytest.mark.parametrize("path", ["desk/editor.js", "desk/editor-content.css", "desk/topics.js"])
def test_what_the_editor_loads_is_served(path):
    assert finders.find(path)


def test_what_enters_the_editor_is_clean():
    value = NewsEditor().format_value('<p onclick="x()">正文</p><script>1</script>')

    assert value == "<p>正文</p>"
    assert NewsEditor().format_value(None) is None


@pytest.mark.django_db
def test_form_is_sent_in_parts(client):
    """A body of Han characters would be three times its size, percent-encoded."""
    client.force_login(make_user("记者"))

    assert 'enctype="multipart/form-data"' in client.get(address()).content.decode()


@pytest.mark.django_db
def test_policy_is_wider_on_the_desk_and_only_there(client):
    client.force_login(make_user("记者"))

    policy = client.get(address(make_article()))["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize(
    "written",
    [
        '<div style="page-break-after: always"><span style="display: none;">&nbsp;</span></div>',
        '<div style="break-after:page"><span style="display:none">&nbsp;</span></div>',
        '<div style="break-after: page;"></div>',
    ],
)
def test_page_break_survives_as_browsers_spell_it(written):
    assert sanitise(f"<p>一</p>{written}<p>二</p>") == f"<p>一</p>{PAGE_BREAK}<p>二</p>"
    assert len(render_pages(sanitise(f"<p>一</p>{written}<p>二</p>"), pictures={})) == 2


@pytest.mark.parametrize("style", ["not-a-break-after: page", "page-break-after: avoid"])
def test_other_styles_break_no_page(style):
    assert PAGE_BREAK not in sanitise(f'<div style="{style}"></div>')


def test_caption_that_nobody_wrote_is_not_printed():
    figure = '<figure class="image"><img src="/media/a.jpg" alt="">{}</figure>'
    empty = figure.format("\n<figcaption></figcaption>\n")

    assert "figcaption" not in render_pages(empty, pictures={})[0]
