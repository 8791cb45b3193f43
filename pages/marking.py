"""Marks in a headline what a reader looked for, as search understands it."""

import re
from html import escape

from chinese.folding import fold, phrases


class Marker:
    """Knows the words of one query; a headline may write them otherwise (臺/台, Ａ/a).

    >>> Marker("台湾 ai").marked("臺灣的<AI>")
    '<mark>臺灣</mark>的&lt;<mark>AI</mark>&gt;'
    """

    def __init__(self, asked: str) -> None:
        words = {run for phrase in phrases(asked) for run in phrase.split(" ")}
        # the longest first: of two that begin at one place it is the one found
        ordered = sorted(words, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def marked(self, title: str) -> str:
        """The headline, escaped, with a `<mark>` around each of the words."""
        if self._words is None:
            return escape(title)
        folded, places = _folded(title)
        parts, end = [], 0
        for match in self._words.finditer(folded):
            # a letter that folds into several (¼) may hold two of the words: it is marked once
            start, after = max(places[match.start()], end), places[match.end() - 1] + 1
            if after <= start:
                continue
            parts += [escape(title[end:start]), f"<mark>{escape(title[start:after])}</mark>"]
            end = after
        return "".join([*parts, escape(title[end:])])


def _folded(title: str) -> tuple[str, list[int]]:
    # a character may fold into several or none: each keeps the place that it comes from
    pairs = [(piece, place) for place, letter in enumerate(title) for piece in fold(letter)]
    return "".join(piece for piece, _ in pairs), [place for _, place in pairs]
