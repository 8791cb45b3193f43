"""The words that were looked for, in the headlines that were found."""

from html import escape

import pytest
from hypothesis import given, strategies as st

from pages.marking import Marker


@pytest.mark.parametrize(
    ("asked", "title", "marked"),
    [
        ("海堤", "新海堤合龙", "新<mark>海堤</mark>合龙"),
        ("海堤", "没有那两个字", "没有那两个字"),
        ("海堤 合龙", "新海堤合龙", "新<mark>海堤</mark><mark>合龙</mark>"),
        ("台湾", "臺灣海峡", "<mark>臺灣</mark>海峡"),
        ("ai", "ＡＩ和Ai", "<mark>ＡＩ</mark>和<mark>Ai</mark>"),
        ("b", "a<b>c</b>", "a&lt;<mark>b</mark>&gt;c&lt;/<mark>b</mark>&gt;"),
        ("海 海堤", "海堤", "<mark>海堤</mark>"),
        ("“”", "海堤", "海堤"),
        ("𠮷", "去𠮷野家", "去<mark>𠮷</mark>野家"),
    ],
)
def test_words_are_marked_as_the_headline_writes_them(asked, title, marked):
    assert Marker(asked).marked(title) == marked


@given(st.text(max_size=20), st.text(max_size=40))
def test_a_mark_changes_no_letter(asked, title):
    marked = Marker(asked).marked(title)

    assert marked.replace("<mark>", "").replace("</mark>", "") == escape(title)
