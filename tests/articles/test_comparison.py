"""A comparison holds both texts whole, and marks what a person would mark."""

from hypothesis import given, strategies as st

from articles.comparison import Budget, Kind, compare

PARAGRAPHS = st.lists(st.text(alphabet="甲乙丙丁。！，ab ", min_size=1, max_size=30), max_size=8)


def compared(before, after, budget=None):
    found = compare(before, after, budget or Budget())
    return [[(part.kind.value, part.words) for part in line.parts] for line in found]


def side(found, kind):
    lines = ["".join(words for found, words in line if found in {"same", kind}) for line in found]
    return [line for line in lines if line]


@given(PARAGRAPHS, PARAGRAPHS, st.sampled_from([0, 50, 1_000_000]))
def test_both_texts_are_there_to_the_letter(before, after, left):
    found = compared(before, after, Budget(left))

    assert side(found, Kind.REMOVED) == before
    assert side(found, Kind.ADDED) == after


@given(PARAGRAPHS)
def test_a_text_does_not_differ_from_itself(text):
    assert not any(line.changed for line in compare(text, text, Budget()))


def test_changed_words_are_marked_within_their_paragraph():
    before = ["海堤全长十二公里。", "村庄没有进水。", "完"]
    after = ["海堤全长十五公里。", "新的一段话。", "村庄没有进水。", "完"]

    assert compared(before, after) == [
        [("same", "海堤全长十"), ("removed", "二"), ("added", "五"), ("same", "公里。")],
        [("added", "新的一段话。")],
        [("same", "村庄没有进水。")],
        [("same", "完")],
    ]


def test_words_in_common_by_chance_are_no_islands():
    (line,) = compared(["海堤昨天修好了，村民说。"], ["海堤今天没修完，村民说。"])

    assert line == [
        ("same", "海堤"),
        ("removed", "昨天修好了"),
        ("added", "今天没修完"),
        ("same", "，村民说。"),
    ]


def test_what_would_take_too_long_is_marked_by_the_sentence():
    before, after = "头一句。" + "甲" * 2000 + "。", "头一句。" + "甲" * 1999 + "乙。"

    (line,) = compared([before], [after])

    assert [(kind, len(words)) for kind, words in line] == [
        ("same", 4),
        ("removed", 2001),
        ("added", 2001),
    ]
