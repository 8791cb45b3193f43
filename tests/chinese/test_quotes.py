"""Quotation marks of the two scripts."""

import pytest
from hypothesis import given, strategies as st

from chinese.convert import convert_html, for_reader, html_for_reader
from chinese.quotes import simplified_quotes, traditional_quotes
from chinese.script import Script
from tests.linear import growth

HANS, HANT = Script.HANS, Script.HANT


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("他说“渔港通航了”。", "他說「漁港通航了」。"),
        ("“他说‘好’，就走了”", "「他說『好』，就走了」"),
        ("iPhone的“It’s here”发布会", "iPhone的「It’s here」發佈會"),
        ("James’ 的港口", "James’ 的港口"),
        ("‘90年代的港口", "‘90年代的港口"),
        ("6.1”屏幕与“大屏”", "6.1”屏幕與「大屏」"),
        ("“增长6.1”的说法", "「增長6.1」的說法"),
        ("“第一段没有收尾", "「第一段沒有收尾"),
        ("“Hello,” he said, ‘yes’.", "“Hello,” he said, ‘yes’."),
        ("没有引号", "沒有引號"),
        ("", ""),
    ],
)
def test_readers_of_traditional_get_its_marks(written, read):
    assert for_reader(written, written=HANS, reader=HANT) == read


def test_readers_of_simplified_get_its_marks():
    text = "他說「『好』字難寫」，iPhone是「手機」"

    assert for_reader(text, written=HANT, reader=HANS) == "他说“‘好’字难写”，iPhone是“手机”"


def test_marks_of_a_text_that_needs_no_conversion_stay():
    assert for_reader("“港口”", written=HANS, reader=HANS) == "“港口”"
    assert for_reader("「港口」", written=HANT, reader=HANT) == "「港口」"


def test_marks_in_html_pair_across_inline_tags_and_stay_in_what_is_foreign():
    html = '<p title="“题”">“<b>港‘口</b>’”<span lang="en">“Hi”</span><code>“码”</code></p>'

    read = html_for_reader(html, written=HANS, reader=HANT)

    assert read == (
        '<p title="“题”">「<b>港『口</b>』」<span lang="en">“Hi”</span><code>“码”</code></p>'
    )


def test_a_long_text_gets_them_too():
    text = "“港口”" * 100

    assert for_reader(text, written=HANS, reader=HANT) == "「港口」" * 100


MARKS = st.text(st.sampled_from("“”‘’「」『』a1 港，’"))


@given(MARKS)
def test_length_is_kept_and_nothing_else_changes(text):
    read = traditional_quotes(text)

    assert len(read) == len(text)
    assert all(
        a == b or (a + b) in {"“「", "”」", "‘『", "’』"} for a, b in zip(text, read, strict=True)
    )


@given(MARKS)
def test_twice_is_once(text):
    once = traditional_quotes(text)

    assert traditional_quotes(once) == once
    assert simplified_quotes(simplified_quotes(text)) == simplified_quotes(text)


@given(st.text(st.sampled_from("“”‘’a1 港，")))
def test_there_and_back_is_what_was_written(text):
    assert simplified_quotes(traditional_quotes(text)) == text


@given(st.lists(st.sampled_from(["“", "”", "‘", "’"]), max_size=40))
def test_pairs_of_doubles_and_closed_singles_leave_no_curly_mark(marks):
    inside = "".join(f"{mark}港" for mark in marks)
    opened = inside.count("‘")

    read = traditional_quotes(inside)

    assert not {"“", "”"} & set(read)
    assert read.count("『") == read.count("』") <= opened


@pytest.mark.parametrize("unit", ["“", "‘", "’", "‘港", "1”"])
def test_work_grows_with_the_length_alone(unit):
    assert growth(lambda text: traditional_quotes("港" + text), unit, times=20_000) < 3


def test_convert_html_by_itself_changes_no_mark():
    assert convert_html("<p>“发”</p>") == "<p>“發”</p>"
