"""Quotation marks as each script prints them; a text keeps its length."""

import re

_TO_TRADITIONAL = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_TO_SIMPLIFIED = str.maketrans({mark: plain for plain, mark in _TO_TRADITIONAL.items()})
_MARK = re.compile("[“”‘’]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def traditional_quotes(text: str) -> str:
    """`“ ” ‘ ’` as `「 」 『 』` in a text that holds Han characters.

    Left alone: apostrophes (`it’s`, and any `’` or `‘` without its partner), inch marks
    (`6.1”` that nothing has opened), and a text of other scripts altogether.
    """
    if not _MARK.search(text) or not _HAN.search(text):
        return text
    marks = list(text)
    doubles = 0
    singles: list[int] = []
    for match in _MARK.finditer(text):
        place, mark = match.start(), match[0]
        if mark in "‘’":
            _single(text, place, marks, singles)
            continue
        if mark == "”" and not doubles and text[max(0, place - 1) : place].isdecimal():
            continue
        doubles = doubles + 1 if mark == "“" else max(0, doubles - 1)
        marks[place] = _TO_TRADITIONAL[mark]
    return "".join(marks)


def _single(text: str, place: int, marks: list[str], opened: list[int]) -> None:
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if _is_latin(before) and _is_latin(after):
        return
    if text[place] == "‘":
        opened.append(place)
    elif opened:
        marks[opened.pop()], marks[place] = "『", "』"


def _is_latin(character: str) -> bool:
    return character.isalpha() and not _HAN.match(character)


def simplified_quotes(text: str) -> str:
    """`「 」 『 』` as `“ ” ‘ ’`."""
    return text.translate(_TO_SIMPLIFIED)
