"""A body typed without the editor loses no character; the editor's own is left as it is."""

import html
import re

import pytest
from hypothesis import assume, given, strategies as st

from articles.editor import NewsEditor
from articles.models import Article
from articles.text_fields import Body
from editions.rendering import plain_text
from tests.articles.conftest import address, form_data, login, reload
from tests.factories.newsroom import make_article

MARKS = st.sampled_from(list("<>&;=\"'/!-?#ab p\n\r　。")) | st.sampled_from(
    ["<b", "&lt;", "&nbsp", "</", "<!--", "<script>", "<a href=", "]]>", "&#0;"]
)
BLOCK = re.compile(r"<(?:p|pre|[uo]l|li|d[dlt]|h[1-6r]|img)(?=[\s/>])", re.IGNORECASE)
# What no HTML can hold, and what a line has at its ends.
UNSEEN = re.compile("[\x00-\x20\x7f-\x9f\ud800-\udfff\ufffe\uffff]|\\s")


def visible(text):
    return UNSEEN.sub("", text)


@given(st.lists(MARKS | st.characters(), max_size=60).map("".join))
def test_each_character_typed_survives(typed):
    assume(not BLOCK.search(typed))

    stored = Body.cleaned(typed)

    assert visible(html.unescape(re.sub(r"</?p>", "", stored))) == visible(typed)
    assert Body.cleaned(stored) == stored


ELEMENT = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


@given(st.lists(MARKS | st.characters(), max_size=60).map("".join))
def test_each_character_typed_below_a_stored_text_survives(typed):
    assume(not ELEMENT.search(typed))

    stored = Body.cleaned(f"<p>旧段<strong>一</strong>。</p>\n\n{typed}")

    assert visible(html.unescape(re.sub(r"</?(?:p|strong)>", "", stored))) == visible(
        f"旧段一。{typed}"
    )
    assert Body.cleaned(stored) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (
            "<p>旧段</p>\n新加：当 a<b 时，按 AT&T 计。\n最后一段。",
            "<p>旧段</p><p>新加：当 a&lt;b 时，按 AT&amp;T 计。</p><p>最后一段。</p>",
        ),
        ("<p>旧段，又 a<b 了。</p>", "<p>旧段，又 a&lt;b 了。</p>"),
        ("<p>用 <Python> 写</p>", "<p>用 &lt;Python&gt; 写</p>"),
        ("<p>a<b and c>d</p>", "<p>a&lt;b and c&gt;d</p>"),
        (
            '<p>甲<img src="/media/a.jpg" alt="一\n二"></p>',
            '<p>甲<img src="/media/a.jpg" alt="一\n二"></p>',
        ),
        ("<pre>一\n二\n三</pre>", "<pre>一\n二\n三</pre>"),
        ("第一段。\n\n第二段，a<b & c。", "<p>第一段。</p><p>第二段，a&lt;b &amp; c。</p>"),
        ("　　一行\r\n又一行", "<p>一行</p><p>又一行</p>"),
        ("用<b>标签</b>", "<p>用&lt;b&gt;标签&lt;/b&gt;</p>"),
        (" \n ", ""),
        ("<p>编辑器的<strong>正文</strong>。</p>", "<p>编辑器的<strong>正文</strong>。</p>"),
        ("<H2>小标题</H2>", "<h2>小标题</h2>"),
        ("<ul>\n\t<li>一项</li>\n</ul>", "<ul>\n\t<li>一项</li>\n</ul>"),
    ],
)
def test_plain_lines_become_paragraphs_and_html_stays(typed, stored):
    assert Body.cleaned(typed) == stored
    assert NewsEditor().format_value(typed).strip() == stored


@pytest.mark.django_db
def test_what_is_typed_without_script_is_stored_whole(client, staff):
    article = make_article(staff["记者"])
    login(client, staff["记者"])

    page = client.get(address(article)).content.decode()
    client.post(address(article), form_data(article, body="第一段。\r\n\r\n若a<b & c，\r\n则<d>。"))

    assert plain_text(reload(article).body) == "第一段。\n若a<b & c，\n则<d>。"
    assert re.search(r'<textarea name="body"[^>]* rows="20"', page)
    assert "Type plain paragraphs" in page


@pytest.mark.django_db
def test_plain_text_that_is_refused_comes_back_whole(client, staff):
    login(client, staff["记者"])

    response = client.post(address(), form_data(headline="", body="若a<b & c。"))

    assert not Article.objects.exists()
    assert html.escape("<p>若a&lt;b &amp; c。</p>") in response.content.decode()
