"""Conversion between the scripts."""

import re

import pytest
from hypothesis import given, strategies as st

from chinese.convert import convert_html, convert_text, for_reader, html_for_reader
from chinese.script import Script
from chinese.terms import name_terms
from tests.linear import growth
from tests.shared import shared_rows


@pytest.mark.parametrize(
    ("written", "read"),
    [("踏上新征程", "踏上新征程"), ("十家制造企业", "十家製造企業"), ("征求意见", "徵求意見")],
)
def test_words_that_a_neighbour_would_mislead(written, read):
    assert convert_text(written) == read
    assert convert_text(read, "t2s") == written


def test_measured_cases():
    rows = shared_rows("data/scripts.jsonl")

    wrong = [
        (row["id"], row["in"], got)
        for row in rows
        if (got := convert_text(row["in"], row["config"])) != row["out"]
    ]

    assert wrong == []


def test_measured_cases_in_html():
    rows = shared_rows("data/scripts_html.jsonl")

    wrong = [
        (row["id"], got)
        for row in rows
        if (got := convert_html(row["in"], row["config"], protect=row.get("protect", {})))
        != row["out"]
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("written", "converted"),
    [
        ("昇思与昇腾生态", "昇思與昇騰生態"),
        ("作家余华昨日表示", "作家余華昨日表示"),
        ("资金剩余", "資金剩餘"),
        ("导演于昨日抵达", "導演於昨日抵達"),
        ("理发后的头发", "理髮後的頭髮"),
        ("\ue000发\ue001昇思", "\ue000發\ue001昇思"),
        ("", ""),
    ],
)
def test_traditional_with_names_kept(written, converted):
    assert convert_text(written) == converted


def test_names_a_story_is_known_to_speak_of_keep_their_surname():
    protect = name_terms(["于大宝", "余承望", "新能源", "干燥箱"])

    converted = convert_text("于大宝对余承望说", protect=protect)

    assert converted == "于大寶對余承望說"


@pytest.mark.parametrize(
    ("html", "converted"),
    [
        ("<p>头<b>发</b>发白</p>", "<p>頭<b>髮</b>發白</p>"),
        ('<p lang="ja">発电</p><p>发电</p>', '<p lang="ja">発电</p><p>發電</p>'),
        ('<p>发<span translate="no">发</span>发</p>', '<p>發<span translate="no">发</span>發</p>'),
        (
            '<div translate="no"><div>发</div>发</div><p>发</p>',
            '<div translate="no"><div>发</div>发</div><p>發</p>',
        ),
        ('<a href="/发" title="a>发">发</a>', '<a href="/发" title="a>发">發</a>'),
        ("<pre>发</pre>发", "<pre>发</pre>發"),
    ],
)
def test_html(html, converted):
    assert convert_html(html) == converted


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "头发", "后来", "x&amp;y", "<br>"])))
def test_html_conversion_changes_nothing_but_han(parts):
    html = "".join(parts)

    converted = convert_html(html)

    assert re.sub(r"[㐀-鿿]", "", converted) == re.sub(r"[㐀-鿿]", "", html)
    assert len(converted) == len(html)


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        "<a b='",
        "<a b=\"'",
        "<a b='c' ",
        "<!--",
        "<p lang = '",
        "<pre>",
        "<p translate=no>发",
    ],
)
def test_work_grows_with_the_length_of_hostile_html_alone(unit):
    assert growth(convert_html, unit, times=30_000 // len(unit)) < 3


@given(st.text(st.characters(codec=None)))
def test_any_text_is_survived(text):
    assert len(convert_text(text)) == len(text)


def test_reader_of_the_same_script_gets_what_was_written():
    assert for_reader("頭髮", written=Script.HANT, reader=Script.HANT) == "頭髮"
    assert for_reader("頭髮", written=Script.HANT, reader=Script.HANS) == "头发"
    assert html_for_reader("<p>头发</p>", written=Script.HANS, reader=Script.HANT) == "<p>頭髮</p>"
