"""The HTML policy: what survives of a body, and what never does."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

import editions.html
from editions.html import MOST_ELEMENTS, PAGE_BREAK, has_too_many_elements, sanitise
from tests.shared import shared_rows

# What CKEditor writes with the desk's toolbar, as it writes it.
LEGITIMATE = [
    "<p>一段正文。</p>",
    "<h2>小标题</h2>",
    "<h3>小标题</h3>",
    "<h4>小标题</h4>",
    "<p><strong>粗</strong><em>斜</em><u>下划</u><s>删</s></p>",
    "<p>H<sub>2</sub>O、m<sup>2</sup></p>",
    "<blockquote>\n<p>引文。</p>\n</blockquote>",
    "<ul>\n\t<li>一</li>\n\t<li>二</li>\n</ul>",
    '<ol start="3">\n\t<li>三</li>\n</ol>',
    '<ol style="list-style-type:upper-roman">\n\t<li>一</li>\n</ol>',
    '<p style="text-align:center">居中</p>',
    '<p style="text-align:right">右</p>',
    '<p style="text-align:justify">两端</p>',
    '<p style="margin-left:40px">缩进</p>',
    '<p><a href="https://example.org/a?b=1#c" rel="noopener noreferrer">链接</a></p>',
    '<p><a href="/articles/12/" rel="noopener noreferrer">站内</a></p>',
    '<p><a href="#part" rel="noopener noreferrer">本页</a></p>',
    '<p><a href="mailto:a@example.org" rel="noopener noreferrer">邮箱</a></p>',
    '<p><a href="tel:+861012345678" rel="noopener noreferrer">电话</a></p>',
    '<p><a href="https://example.org/" target="_blank" rel="noopener noreferrer">新窗口</a></p>',
    '<p><img alt="说明" src="/media/pictures/ab/0123.jpg" width="800" height="600"></p>',
    '<figure class="image"><img alt="图" src="/media/pictures/a.webp" width="10" height="9">'
    "<figcaption>图说</figcaption></figure>",
    '<figure class="image image-left"><img alt="" src="/media/pictures/a.png"></figure>',
    '<p><img alt="" src="/media/pictures/a.png" style="float:right"></p>',
    '<table border="1" cellpadding="1" cellspacing="1" style="width:500px">\n\t<caption>表'
    '</caption>\n\t<thead>\n\t\t<tr>\n\t\t\t<th scope="col">甲</th>\n\t\t</tr>\n\t</thead>\n'
    '\t<tbody>\n\t\t<tr>\n\t\t\t<td colspan="2" rowspan="1" style="text-align:right">1</td>'
    "\n\t\t</tr>\n\t</tbody>\n</table>",
    "<hr>",
    "<p>一行<br>二行</p>",
    f"<p>第一页</p>{PAGE_BREAK}<p>第二页</p>",
    '<p><span lang="en">English</span></p>',
    '<p><span translate="no">昇思</span></p>',
    "<p>&nbsp;</p>",
    "<p>A&amp;B &lt;标签&gt;</p>",
    "<p>𠮷野家、👨‍👩‍👧、עברית</p>",
    "<dl><dt>词</dt><dd>义</dd></dl>",
    "<p><code>x = 1</code></p>",
    "<pre>  空格\n换行</pre>",
    "<pre>\n\n空一行</pre>",
    "<p><ruby>漢<rp>(</rp><rt>han</rt><rp>)</rp></ruby></p>",
    '<p><time datetime="2026-11-23">昨日</time></p>',
    '<p><abbr title="人工智能">AI</abbr></p>',
    "<p><del>旧</del><ins>新</ins></p>",
]


class Faults(HTMLParser):
    """Collects what a browser could be made to do by the HTML that it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "style", "iframe", "object", "embed", "svg", "math", "form", "base"}:
            self.found.append(tag)
        self.found += [f"{name}={value}" for name, value in attrs if is_fault(name, value or "")]


def is_fault(name, value):
    value = value.strip().lower()
    if name in {"srcdoc", "formaction", "srcset", "ping"} or name.startswith("on"):
        return True
    if name == "src":
        return not value.startswith("/media/")
    if name in {"href", "cite"}:
        return not value.startswith(("http://", "https://", "mailto:", "tel:", "/", "#"))
    return name == "style" and any(word in value for word in ("url", "expression", "\\", "("))


def faults(html):
    parser = Faults()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.mark.parametrize("html", LEGITIMATE)
def test_construct_of_the_editor_survives(html):
    assert sanitise(html) == html


def test_nothing_of_the_hostile_corpus_survives():
    survivors = {
        row["id"]: found
        for row in shared_rows("data/hostile_html.jsonl")
        if (found := faults(sanitise(row["payload"])))
    }

    assert survivors == {}


def test_hostile_corpus_comes_out_the_same_the_second_time():
    cleaned = [sanitise(row["payload"]) for row in shared_rows("data/hostile_html.jsonl")]

    assert [sanitise(html) for html in cleaned] == cleaned


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<b", ">", "<", '"', "'", "&", "&lt;", "<!--", "-->", "<svg>", "<math>", "<a ",
     'href="javascript:x"', "<table>", "<td>", "<div ", 'style="page-break-after:always"', "</div>",
     "<span style='display:none'>&nbsp;</span>", "<noscript>", "<style>", "字", "\x00", "\ud800",
     "<hr class=\"page-break\">", "<img src=x>", "<select>", "<template>", "\r\n", "="]
)  # fmt: skip


_IN_PRE = st.sampled_from(
    ["<pre>", "</pre>", "\n", "\n\n", "\r\n", "&#10;", "字", " ", "<b>", "</b>", "<!-- -->",
     "<img src=x>", "<script>x</script>", "<font>", "</font>", '<pre title="<pre>', '">', "<p>",
     "</p>", '<pre lang="zh"\n>', "<br>", "<hr>", "<h1>", "<td>"]
)  # fmt: skip


@given(st.lists(_IN_PRE, max_size=25).map("".join))
def test_line_breaks_in_pre_come_out_the_same_the_second_time(html):
    once = sanitise(f"<pre>{html}")

    assert sanitise(once) == once


@given(st.integers(0, 40), st.sampled_from(["字", "<b>字</b>", "<br>字", " 字"]))
def test_readers_see_as_many_empty_lines_as_were_written(breaks, text):
    written = f"<pre>{chr(10) * breaks}{text}</pre>"

    # the parser of a browser drops the first
    seen = max(breaks - 1, 0)
    shown = sanitise(written).removeprefix("<pre>").removesuffix("</pre>").removeprefix("\n")
    assert shown == "\n" * seen + text


@given(st.lists(_PIECES | st.text(max_size=4), max_size=25).map("".join))
def test_sanitising_is_idempotent_and_harmless_whatever_comes(html):
    once = sanitise(html)

    assert sanitise(once) == once
    assert faults(once) == []
    assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ('<p onclick="x()">字</p>', "<p>字</p>"),
        ("<h1>大</h1><h5>小</h5>", "<h2>大</h2><h4>小</h4>"),
        ('<p><img src="https://mp.example.com/x.jpg">字</p>', "<p>字</p>"),
        ('<p><img src="//evil.example/x.jpg">字</p>', "<p>字</p>"),
        ('<p><img src="/media/../admin/logout/">字</p>', "<p>字</p>"),
        ('<a href="javascript:alert(1)">字</a>', '<a rel="noopener noreferrer">字</a>'),
        ('<a href="https://u:p@evil.example/">字</a>', '<a rel="noopener noreferrer">字</a>'),
        (
            '<a href="https://gov.example@evil.example">字</a>',
            '<a rel="noopener noreferrer">字</a>',
        ),
        ('<a href="//evil.example">字</a>', '<a rel="noopener noreferrer">字</a>'),
        ('<p style="width:url(//evil.example)">字</p>', "<p>字</p>"),
        ('<p style="position:fixed;text-align:left">字</p>', '<p style="text-align:left">字</p>'),
        ('<p class="MsoNormal image">字</p>', '<p class="image">字</p>'),
        ("<p>a\x00b\x08c</p>", "<p>abc</p>"),
        ("<p>a\ud800b</p>", "<p>ab</p>"),
        ("<script>alert(1)</script><style>p{}</style>字", "字"),
        ("<![CDATA[<img src=x onerror=alert(1)>]]>字", "]]&gt;字"),
    ],
)
def test_what_the_policy_changes(html, cleaned):
    assert sanitise(html) == cleaned


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li"])
def test_text_nested_beyond_reason_keeps_its_words_alone(tag):
    html = f"<p>前</p>{f'<{tag}>' * 15_000}字\x00<p>后</p>"

    cleaned = sanitise(html)

    assert cleaned == "前字后"
    assert sanitise(cleaned) == cleaned


@pytest.mark.parametrize(
    "html",
    [
        '<div style="' * 200_000,
        '<a href="x" ' * 100_000,
        "&" * 10**6,
        "<p>" + "·" * 100_000,
        "<p>" + "&nbsp;" * 100_000,
        "<p>" + "·" * 20_000 + "字" * 1_000_000,
        f'<p title="{"·" * 100_000}">',
        f"<p {' a' * 150_000}>",
        f"<p{'/a' * 150_000}>",
        "<p " + "a='<'" * 150_000 + ">",
    ],
)
def test_what_would_keep_a_parser_busy_for_minutes_is_text_alone(html):
    assert "<" not in sanitise(html)


@pytest.mark.parametrize("unit", ["<p>字", "<li>字", "<h1>字", "<b>字</b>", "< "])
def test_more_elements_than_any_story_has_leave_the_text_alone(unit):
    cleaned = sanitise(unit * 110_000)

    assert "<" not in cleaned
    assert sanitise(cleaned) == cleaned


def test_elements_are_counted_as_they_are_typed():
    assert not has_too_many_elements("<p>一 < 二 & 三</p>" * MOST_ELEMENTS)
    assert has_too_many_elements("<br>" * (MOST_ELEMENTS + 1))


def test_body_with_as_many_elements_as_may_be_typed_stays_whole():
    html = "<p>字</p>" * MOST_ELEMENTS

    assert sanitise(html) == html


def test_foreign_names_by_the_thousand_stay_in_their_paragraphs():
    html = "<p>马克·吐温&nbsp;&amp;&nbsp;阿加莎·克里斯蒂</p>" * 5_000

    assert sanitise(html) == html


def test_work_on_a_body_is_done_once(monkeypatch):
    done, work = [], editions.html.sanitised_anew

    def noted(html):
        done.append(html)
        return work(html)

    monkeypatch.setattr(editions.html, "sanitised_anew", noted)
    bodies = [f"<p>第{number}稿<script></script></p>" for number in range(3)]

    for _ in range(3):
        for body in bodies:
            assert sanitise(sanitise(body)) == body.replace("<script></script>", "")

    assert done == bodies


@pytest.mark.parametrize(
    "html",
    [
        '<div style="page-break-after:always">' + " " * 1_000_000 + "x",
        '<div style="' + "page-break-after:always;" * 40_000,
        '<div style="page-break-after:always"><span style="' + "display:none;" * 40_000,
        '<img alt="x" ' + "alt " * 400,
    ],
)
def test_what_looks_like_a_page_break_is_looked_at_once(html):
    # a way back would be tried from every beginning: hours for a megabyte, and the suite ends
    assert sanitise(sanitise(html)) == sanitise(html)


def test_pasted_picture_of_many_letters_goes_alone():
    html = f'<p>前</p><p><img src="data:image/png;base64,{"iVBOR/w0K" * 20_000}=="></p><p>后</p>'

    assert sanitise(html) == "<p>前</p><p></p><p>后</p>"


def test_words_of_an_attribute_are_cut():
    assert sanitise(f'<p title="{"长" * 1000}">字</p>') == f'<p title="{"长" * 300}">字</p>'


@pytest.mark.parametrize(
    "html",
    ["".join(f"<p>{n}</p>" for n in range(3000)), "<ul>" + "<li>项</li>" * 3000 + "</ul>"],
)
def test_long_text_is_not_taken_for_a_deep_one(html):
    assert sanitise(html) == html


@pytest.mark.parametrize(
    "written",
    [
        '<div style="page-break-after: always;"><span style="display:none">&nbsp;</span></div>',
        '<div style="page-break-after:always"><span style="display: none;">\xa0</span></div>',
        "<div style='page-break-after:always'></div>",
        '<DIV STYLE="PAGE-BREAK-AFTER: ALWAYS"><SPAN STYLE="DISPLAY: NONE">&#160;</SPAN></DIV>',
    ],
)
def test_page_break_has_one_spelling(written):
    assert sanitise(f"<p>一</p>{written}<p>二</p>") == f"<p>一</p>{PAGE_BREAK}<p>二</p>"
