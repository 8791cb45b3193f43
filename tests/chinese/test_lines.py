"""Lines lose what nobody sees in them, and keep what words and emoji are made of."""

import pytest

from chinese.lines import LineField, OneLine, one_line, shows_something


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        " \u3000\n",
        "\x00\x07",
        "\u200b\u2060",
        "\u200d\ufe0f",
        "\u202e\u202c",
        "\u3164\u2800",
        "\ud800",
    ],
)
def test_line_without_anything_to_see_is_empty(nothing):
    assert not shows_something(nothing)
    assert one_line(nothing) == ""
    assert OneLine(required=False).clean(nothing.replace("\ud800", "")) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("标\x00题\x1b", "标题"),
        ("海堤\r\n合龙\u2028后", "海堤 合龙 后"),
        ("海\u202e堤\u2066合\u2069龙\ufeff", "海堤合龙"),
    ],
)
def test_controls_and_turned_directions_go(typed, kept):
    assert one_line(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 家",
        "❤\ufe0f",
        "\u05e9\u05dc\u200f \u05e2\u05d5\u05dc\u05dd",
        "\u0639\u0631\u0628\u064a\u200e!",
        "𠮷𪚥",
        "㊙",
    ],
)
def test_what_words_and_emoji_are_made_of_stays(text):
    assert one_line(text) == text


def test_column_cleans_what_is_checked_and_looks_up_what_is_given():
    column = LineField(max_length=5)

    assert column.clean(" 标\x00题 ", None) == "标题"
    assert column.get_prep_value(" 标") == " 标"
    assert column.deconstruct()[1] == "django.db.models.CharField"
