"""Folds text so that writings of one word are equal, and cuts it into the tokens of search.

The fold knows no context: a character becomes the same wherever it stands, so that what a reader
types and what a story says meet. Han is indexed in overlapping pairs, each run's last character
alone too, so that one character is found as the beginning of a token and mixed phrases join;
words in other scripts and numbers are whole, each by itself where they touch (5G, iPhone15).
"""

import re
import unicodedata
from functools import lru_cache

import opencc

# Kept beside whatever was made with these functions: another version, and it is made anew.
VERSION = 1

_HAN = (
    "\u3005-\u3007"  # 々 〆 〇
    "\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"  # kana, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\uac00-\ud7af"  # Hangul
)
_RUN = rf"[{_HAN}]+|\d+|(?:(?![{_HAN}])[^\W\d_])+"
_RUNS = re.compile(_RUN)
# a mark inside a word or number (3.5, covid-19, at&t) joins, any other parts two phrases
_PHRASES = re.compile(rf"(?:{_RUN}|(?<=[a-z0-9])[-.,'&/:_+@](?=[a-z0-9]))+")
_ALL_HAN = re.compile(rf"[{_HAN}]")
_QUOTES = "“”„‟«»「」『』〝〞＂"
# What OpenCC writes for a Simplified character in some words, and keeps on the way back.
_ALSO = {
    "瞭": "了",
    "藉": "借",
    "甦": "苏",
    "覆": "复",
    "彷": "仿",
    "甯": "宁",
    "暱": "昵",
    "揹": "背",
}


class _Table(dict[int, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_table = _Table()


def fold(text: str) -> str:
    """Simplified, lower case, half width, without accents, controls and invisible characters.

    >>> fold("臺灣「ＡＩ」Café")
    '台湾"ai"cafe'
    """
    return unicodedata.normalize("NFC", text).translate(_table)


def normal_form(text: str) -> str:
    """The runs of the folded text, parted by single spaces: the text as search sees it."""
    return " ".join(_RUNS.findall(fold(text)))


def tokens(normal: str, *, whole: bool = True) -> str:
    """The tokens of a normal form, parted by spaces.

    Those of a phrase (`whole` false) don't end with the last run's last character: the run may
    go on in the text. A last run of one character is to be matched as a token's beginning.

    >>> tokens("华为发布 5 g")
    '华为 为发 发布 布 5 g'
    >>> tokens("5 g 手机", whole=False)
    '5 g 手机'
    """
    runs = normal.split(" ")
    cut = [" ".join(_pairs(run)) if _is_han(run) else run for run in runs]
    if not whole and _is_han(runs[-1]) and len(runs[-1]) > 1:
        cut[-1] = cut[-1][:-2]
    return " ".join(cut)


def is_open(phrase: str) -> bool:
    """Whether a phrase in normal form ends with a lone Han character: a token's beginning."""
    last = phrase.rpartition(" ")[2]
    return len(last) == 1 and _is_han(last)


def phrases(query: str) -> list[str]:
    """What a reader asks for, as phrases in normal form; a text must hold each of them.

    Spaces and marks part phrases, except within quotes.

    >>> phrases("華為，手機 “神经 网络” FIFA世界杯")
    ['华为', '手机', '神经 网络', 'fifa 世界杯']
    """
    found = []
    parts = fold(query).split('"')
    for number, part in enumerate(parts):
        # a quote that is never closed quotes nothing
        quoted = number % 2 and number < len(parts) - 1
        pieces = [part] if quoted else _PHRASES.findall(part)
        found += [" ".join(_RUNS.findall(piece)) for piece in pieces]
    return list(dict.fromkeys(phrase for phrase in found if phrase))


def _is_han(run: str) -> bool:
    return _ALL_HAN.match(run) is not None


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run))]


def _fold_character(character: str) -> str:
    if character in _QUOTES:
        return '"'
    wide = unicodedata.normalize("NFKC", character).casefold()
    return "".join(map(_fold_plain, unicodedata.normalize("NFKC", wide)))


def _fold_plain(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() else " "
    if character in "‘’":
        return "'"
    if _is_han(character):
        return _simplified(character)
    category = unicodedata.category(character)
    if category == "Cf" or "\u0300" <= character <= "\u036f":
        return ""
    if category in {"Cc", "Cs", "Co"} or character.isspace():
        return " "
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() else character


def _simplified(character: str) -> str:
    """One writing for all that stand for one another in some word.

    There and back again: 馀 is a Simplified character that stands for 餘, as 余 does.
    """
    back = _one_way(_convert("s2t", _one_way(character)))
    return _one_way(back)


def _one_way(character: str) -> str:
    character = _ALSO.get(character, character)
    simple = _convert("t2s", character)
    if simple == character and _convert("s2t", character) == character:
        # written so in Taiwan or Hong Kong only (著, 衞)
        simple = _convert("hk2s", _convert("tw2s", character))
    return _ALSO.get(simple, simple)


def _convert(config: str, character: str) -> str:
    return str(_converter(config).convert(character))


@lru_cache(maxsize=8)
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
