"""Folding and cutting into tokens."""

import doctest
import re

import opencc
import pytest
from hypothesis import given, strategies as st

from chinese import folding
from chinese.folding import fold, is_open, normal_form, phrases, tokens
from tests.shared import shared_rows

HAN = [
    chr(code)
    for block in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2A6E0))
    for code in range(*block)
]


def test_examples_in_the_module_are_true():
    assert doctest.testmod(folding).failed == 0


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("臺灣台灣", "台湾台湾"),
        ("著作 看著", "着作 看着"),
        ("乾淨 干部 幹部", "干净 干部 干部"),
        ("剩餘 馀额 余额", "剩余 余额 余额"),
        ("什麼 什么", "什么 什么"),
        ("瞭解 憑藉 覆蓋", "了解 凭借 复盖"),
        ("ＡＩ５Ｇ，①", "ai5g,1"),
        ("İstanbul CAFÉ cafe\u0301 straße", "istanbul cafe cafe strasse"),
        ("昇\u200b思\ufeff", "升思"),
        ("a\x00b\x1bc\nd\ud800e\ue000f", "a b c d e f"),
        ("“引”「號」＂", '"引""号""'),
        ("⼈人", "人人"),
    ],
)
def test_fold_makes_writings_of_one_word_equal(written, folded):
    assert fold(written) == folded


def test_fold_keeps_one_character_for_one_and_is_idempotent():
    assert [character for character in HAN if len(fold(character)) != 1] == []
    assert [character for character in HAN if fold(fold(character)) != fold(character)] == []


@pytest.mark.parametrize("config", ["s2tw", "s2hk", "s2t"])
def test_fold_undoes_conversion_to_traditional(config):
    converter = opencc.OpenCC(config)
    texts = [row["text"] for row in shared_rows("data/related.jsonl")]

    differ = [text for text in texts if fold(converter.convert(text)) != fold(text)]

    # 像 is a Simplified character of its own: folding it into 象 would lose more than it finds
    assert len(differ) <= 1


@given(st.text())
def test_fold_takes_any_text_and_leaves_nothing_unprintable(text):
    folded = fold(text)

    assert re.search(r"[\x00-\x1f\x7f\ud800-\udfff\ue000-\uf8ff]", folded) is None
    folded.encode()


@pytest.mark.parametrize(
    ("text", "whole", "cut"),
    [
        ("上海申花", True, "上海 海申 申花 花"),
        ("上海申花", False, "上海 海申 申花"),
        ("花", True, "花"),
        ("花", False, "花"),
        ("FIFA上海5G", True, "fifa 上海 海 5 g"),
        ("FIFA上海", False, "fifa 上海"),
        ("5G手", False, "5 g 手"),
        ("", True, ""),
    ],
)
def test_tokens_are_pairs_and_whole_words(text, whole, cut):
    assert tokens(normal_form(text), whole=whole) == cut


def test_phrase_is_open_where_it_ends_with_a_lone_character():
    assert [is_open(phrase) for phrase in ("花", "5g 手", "申花", "5g", "花 5g")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("中央委员会 选举", ["中央委员会", "选举"]),
        ("你好，李焕英！", ["你好", "李焕英"]),
        ("“你好，李焕英”", ["你好 李焕英"]),
        ("3.5% AT&T covid-19 U.S.", ["3 5", "at t", "covid 19", "u s"]),
        ("FIFA上海申花", ["fifa 上海申花"]),
        ("iPhone15 5G手机", ["iphone 15", "5 g 手机"]),
        ("华为 華為", ["华为"]),
        ('never "closed quote', ["never", "closed", "quote"]),
        ("AND OR NOT NEAR(a* b^) {x}: -y", "and or not near a b x y".split()),
        ("…—！？ \x00", []),
        ("", []),
    ],
)
def test_phrases_of_a_query(query, found):
    assert phrases(query) == found
