"""Names that a converter gets wrong, and what they are in each script."""

import re
from collections.abc import Iterable, Mapping

import opencc

# Simplified -> Traditional. Characters that were simplified in common words only (于 for 於, 余 for
# 餘, 昇 kept beside 升) stay as they are in names.
NAMES: Mapping[str, str] = {
    "昇思": "昇思",
    "昇腾": "昇騰",
    "昇平": "昇平",
    "于正": "于正",
    "于谦": "于謙",
    "于丹": "于丹",
    "于右任": "于右任",
    "于凤至": "于鳳至",
    "于敏": "于敏",
    "于漪": "于漪",
    "于幼军": "于幼軍",
    "余华": "余華",
    "余承东": "余承東",
    "余光中": "余光中",
    "余永定": "余永定",
    "余凯": "余凱",
    "范长江": "范長江",
    "范仲淹": "范仲淹",
    "范冰冰": "范冰冰",
    "范志毅": "范志毅",
    "干宝": "干寶",
    "干将莫邪": "干將莫邪",
    "游本昌": "游本昌",
    "游雪晴": "游雪晴",
}
# Words that OpenCC cuts in the wrong place beside others (十家制|造企业), or knows wrongly.
WORDS: Mapping[str, str] = {
    "新征程": "新征程",
    "制造": "製造",
}
# Surnames that are also common simplified characters: kept in a name, rewritten elsewhere.
LONGEST_NAME = 4
SURNAMES = "于余范干游后谷丑姜沈郁"
_TITLES = (
    "导演|演员|歌手|作家|诗人|记者|教授|院士|主席|总统|总理|部长|省长|市长|书记|主任|经理|总裁|博士|校长|"
    "律师|医生|法官|球员|教练|选手|队长|画家|学者|编剧|主播|警官|将军|女士|先生|同志|编辑|作者"
)
# 作家余华: behind a title stands a name, whoever it is. Not where the title is a subject
# (导演于昨日): a time, place or preposition phrase follows then.
_BEHIND_TITLE = re.compile(
    # the character first: a search that begins with the titles tries each at every place
    rf"([于余范])(?<=(?:{_TITLES})[于余范])"
    r"(?![今昨明当同近本上下前后此是\d一二三四五六七八九十○〇年月日该其围畴])"
)
_plain = {name: opencc.OpenCC(name) for name in ("s2tw", "t2s")}


def name_terms(names: Iterable[str]) -> dict[str, str]:
    """Protected terms for names that a story is known to speak of (authors, topics).

    Only names that begin with an ambiguous surname need it: the surname stays, the rest is
    converted by itself.
    """
    return {
        name: name[0] + _plain["s2tw"].convert(name[1:])
        for name in names
        if name[1:] and len(name) <= LONGEST_NAME and name[0] in SURNAMES
    }


def protected(text: str, config: str, extra: Mapping[str, str]) -> dict[str, str]:
    """The terms that stand in the text, each with what it becomes under an OpenCC config."""
    if config.startswith("t2") or config.startswith("tw2"):
        table = {target: source for source, target in {**NAMES, **WORDS, **extra}.items()}
    else:
        table = {**NAMES, **WORDS, **extra}
    found = {term: target for term, target in table.items() if term in text}
    if config.startswith("s2"):
        for match in _BEHIND_TITLE.finditer(text):
            found.setdefault(text[match.start() - 2 : match.end()], "")
    return found
