"""The byline by house style: 【文/newsroom names】, with pictures and translation named apart."""

from collections.abc import Sequence

from chinese.convert import for_reader
from chinese.script import Script
from editions.content import CreditLine, Role
from editions.house import House
from editions.site_settings import BylineStyle

_MOST = 120  # characters of names of one role; a byline is a line
# What a Chinese paper prints before the names.
_PREFIXES = {Role.WRITER: "文", Role.TRANSLATOR: "译", Role.PHOTOGRAPHER: "图"}
_TITLES = {Role.WRITER: "本报记者", Role.TRANSLATOR: "编译", Role.PHOTOGRAPHER: "摄影"}


def printed_byline(
    given: str,
    credits: Sequence[CreditLine],
    *,
    house: House,
    language: str = Script.HANS,
    source: str = "",
) -> str:
    """The byline as printed: the given one in 【】, or else one in the style of the house.

    Where the story names another `source`, its people are not called the house's. The words of the
    house come in the script that the story is written in.

    >>> printed_byline("文/观网 吕某", [], house=House("观网"))
    '【文/观网 吕某】'
    """
    given = given.strip().removeprefix("【").removesuffix("】").strip()
    if given:
        return f"【{given}】"

    def said(words: str) -> str:
        return for_reader(words, written=Script.HANS, reader=Script(language))

    named = {
        role: _named(names)
        for role in _PREFIXES
        if (names := [credit.name for credit in credits if credit.role == role])
    }
    if not named or house.byline_style == BylineStyle.NONE:
        return ""
    own = source.strip() in {"", house.name, said(house.name)}
    if house.byline_style == BylineStyle.REPORTER:
        titles = _TITLES if own else _TITLES | {Role.WRITER: "记者"}
        return "，".join(f"{said(titles[role])} {names}" for role, names in named.items())
    paper = f"{said(house.name)} " if own and house.byline_style == BylineStyle.HOUSE else ""
    parts = (
        f"{said(_PREFIXES[role])}/{paper if role == Role.WRITER else ''}{names}"
        for role, names in named.items()
    )
    return f"【{'，'.join(parts)}】"


def _named(names: Sequence[str]) -> str:
    """The names, as many as a line takes; 等 stands for the others."""
    told = [names[0]]
    for name in names[1:]:
        if len(" ".join([*told, name])) > _MOST:
            return f"{' '.join(told)} 等"
        told.append(name)
    return " ".join(told)
