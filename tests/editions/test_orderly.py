"""HTML in order: what a parser makes of it stays, and no text keeps it busy for long."""

import re

import nh3
import pytest
from hypothesis import given, strategies as st

from editions.html import sanitise
from editions.open_elements import DEEPEST, TooDeep
from editions.orderly import orderly
from tests.editions.test_html import LEGITIMATE
from tests.linear import growth

_TAGS = (
    "p b i a div span ul li table tr td tbody caption h2 h3 blockquote font section ruby rt dl dt"
    " dd em colgroup th pre object svg select button video x-y"
).split()
_SOUP = st.lists(
    st.sampled_from(
        [f"<{name}>" for name in _TAGS]
        + [f"</{name}>" for name in _TAGS]
        + ["<br>", "<hr>", "<col>", "</br>", "字", " ", "&copy;", "&nbsp;", "<b class='image'>"]
        + ["<a href='/x'>", "<!-- x -->", "<", "</", "<p lang=", "<script>", "</script>", "<svg/>"]
    ),
    max_size=30,
).map("".join)
# Elements that no table holds, and that formatting may not reach across.
_PLAIN = st.lists(
    st.sampled_from(
        [f"<{name}>" for name in "p div span ul li h2 blockquote section dl dt dd".split()]
        + [f"</{name}>" for name in "div span ul li h2 blockquote section dl dt dd".split()]
        + ["<p>字</p>", "<b>字</b>", "<b>字<i>字</b>字</i>", "<br>", "字"]
    ),
    max_size=30,
).map("".join)


@given(_SOUP)
def test_sanitising_messy_tags_twice_changes_nothing(html):
    once = sanitise(html)

    assert sanitise(once) == once


@given(_SOUP)
def test_what_is_in_order_stays_as_it_is(html):
    once = orderly(html)

    assert orderly(once) == once


@given(_PLAIN)
def test_order_is_what_a_parser_would_make(html):
    assert nh3.clean(orderly(html)) == nh3.clean(html)


@given(st.lists(st.sampled_from(LEGITIMATE), max_size=20).map("\n".join))
def test_what_an_editor_writes_is_not_touched(html):
    assert orderly(html) == html
    assert sanitise(html) == html


@pytest.mark.parametrize(
    ("html", "put_in_order"),
    [
        ("<p>一<p>二</x>", "<p>一</p><p>二</p>"),
        ("<p><b>一<p>二</b>三", "<p><b>一</b></p><p><b>二</b>三</p>"),
        ("<b>一<i>二</b>三</i>", "<b>一<i>二</i></b><i>三</i>"),
        ("<b>一<p>二</b>三</p>四", "<b>一<p>二三</p></b>四"),
        ("<a href='/1'>一<a href='/2'>二", "<a href='/1'>一</a><a href='/2'>二</a>"),
        ("<ul><li>一<li>二</ul></ul>", "<ul><li>一</li><li>二</li></ul>"),
        (
            "<div><table></div><tr><td>一",
            "<div><table><tbody><tr><td>一</td></tr></tbody></table></div>",
        ),
        (
            "<table>一<tr><td>二",
            "<table><tbody><tr><td>一</td></tr><tr><td>二</td></tr></tbody></table>",
        ),
        ("一</td></tr><tr>二", "一二"),
        ("一</br>二", "一<br>二"),
        ("1 < 2 <字> </p>", "1 &lt; 2 &lt;字> "),
        ("一<!-- <p> --><![CDATA[x]]></ x>二<!>", "一二"),
        ("<svg><path/><p>一</p></x>", "<p>一</p>"),
        ("<svg/>一<style><p></style>二<script>", "一二"),
        ("<p>一<a href='x", "<p>一</p>"),
    ],
)  # fmt: skip
def test_disorder_ends_as_in_a_browser_or_nearly(html, put_in_order):
    assert orderly(html) == put_in_order


def test_more_in_one_another_than_any_text_has_is_refused():
    assert orderly("<div>" * DEEPEST) == "<div>" * DEEPEST
    with pytest.raises(TooDeep):
        orderly("<div>" * (DEEPEST + 1))


@pytest.mark.parametrize("end", ["", "&copy;", "&amp;lt;&nbsp;&#13;\r\n", "&#xd800;&#1;&notit;<"])
def test_words_alone_are_spelt_as_the_parser_spells_them(end):
    cleaned = sanitise("<div>" * 300 + "字" + end)

    assert cleaned.startswith("字")
    assert sanitise(cleaned) == cleaned


@pytest.mark.parametrize(
    "unit",
    [
        "<div></x>",
        "<span><p></span></p>",
        "<div><table></div></table>",
        "<b><i>",
        "<p><b>字",
        "<p><b class=image><i title=x></p>",
        "<table><br>",
        "<table><b><br>",
        "<b><div></b></div>",
        "<ul><li></ul>",
        "<svg></x>",
        "<a href='",
        "<",
        "<!--",
        "<title>",
    ],
)
def test_work_grows_with_the_length_of_a_hostile_text_alone(unit):
    assert growth(sanitise, unit, times=60_000 // len(unit)) < 3


def test_formatting_that_never_ends_is_not_written_again_for_ever():
    html = "".join(f'<p><a href="/{"x" * 200}{n}"><b title="{n}">字' for n in range(300))

    assert len(orderly(html)) < 2 * len(html)
    assert re.sub("<[^>]*>", "", orderly(html)) == "字" * 300
