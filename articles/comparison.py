"""What two texts differ in: paragraphs first, then sentences, then characters. No ORM, no HTML.

A comparison of characters costs up to the product of both lengths, so it is made within sentences
that changed, and only as long as a page's budget of it lasts; beyond, whole sentences are marked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

_SENTENCES = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]+[”’」』）)]*|[^。！？；!?;\n]+")
# Shorter, what two changes have in common is read as chance: islands in a sea of marks.
_ISLAND = 2
_MOST_AT_ONCE = 1_000_000
_MOST_OF_A_PAGE = 20_000_000
_MOST_PAIRED = 400
_ALIKE = 0.4


class Kind(StrEnum):
    """What became of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Part:
    """Words of a paragraph, and what became of them."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the later text, or one that stands in the earlier alone."""

    parts: tuple[Part, ...]

    @property
    def changed(self) -> bool:
        """Whether anything of it is marked."""
        return any(part.kind is not Kind.SAME for part in self.parts)


@dataclass
class Budget:
    """How many comparisons of characters are left for a page."""

    left: int = _MOST_OF_A_PAGE

    def takes(self, before: str, after: str) -> bool:
        """Whether two texts may be compared by character; counted if so."""
        cost = len(before) * len(after)
        if cost > min(self.left, _MOST_AT_ONCE):
            return False
        self.left -= cost
        return True


def compare(before: list[str], after: list[str], budget: Budget) -> list[Paragraph]:
    """The paragraphs of `after` in order, those that are gone where they stood."""
    found: list[Paragraph] = []
    for tag, start, end, later, last in _steps(before, after):
        if tag == "equal":
            found += [_whole(Kind.SAME, words) for words in before[start:end]]
            continue
        for old, new in _pairs(before[start:end], after[later:last], budget):
            if old and new:
                found.append(Paragraph(tuple(_joined(_words(old, new, budget)))))
            else:
                found.append(_whole(Kind.REMOVED if old else Kind.ADDED, old or new))
    return found


def _steps(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    # what stands often is no landmark in a long text, and would cost most
    matcher = SequenceMatcher(None, before, after, autojunk=len(after) > _MOST_PAIRED)
    return list(matcher.get_opcodes())


def _whole(kind: Kind, words: str) -> Paragraph:
    return Paragraph((Part(kind, words),))


def _pairs(before: list[str], after: list[str], budget: Budget) -> Iterator[tuple[str, str]]:
    """Paragraphs that became each other, in order; "" beside one that became none or of none."""
    if len(before) * len(after) > _MOST_PAIRED:
        shared = min(len(before), len(after))
        yield from zip(before[:shared], after[:shared], strict=True)
        yield from ((old, "") for old in before[shared:])
        yield from (("", new) for new in after[shared:])
        return
    place = 0
    for old in before:
        ahead = range(place, len(after))
        partner = next((index for index in ahead if _alike(old, after[index], budget)), None)
        if partner is None:
            yield old, ""
            continue
        yield from (("", new) for new in after[place:partner])
        yield old, after[partner]
        place = partner + 1
    yield from (("", new) for new in after[place:])


def _alike(before: str, after: str, budget: Budget) -> bool:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return False
    return not budget.takes(before, after) or matcher.ratio() >= _ALIKE


def _words(before: str, after: str, budget: Budget) -> Iterator[Part]:
    old, new = _SENTENCES.findall(before), _SENTENCES.findall(after)
    for tag, start, end, later, last in _steps(old, new):
        removed, added = "".join(old[start:end]), "".join(new[later:last])
        if tag == "equal":
            yield Part(Kind.SAME, removed)
        elif removed and added and budget.takes(removed, added):
            yield from _characters(removed, added)
        else:
            yield Part(Kind.REMOVED, removed)
            yield Part(Kind.ADDED, added)


def _characters(before: str, after: str) -> Iterator[Part]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    steps = matcher.get_opcodes()
    islands = {
        step
        for step, following in pairwise(steps)
        if step[0] == "equal" and step[2] - step[1] <= _ISLAND and step[1] and following
    }
    for step in steps:
        tag, start, end, later, last = step
        if tag == "equal" and step not in islands:
            yield Part(Kind.SAME, before[start:end])
        else:
            yield Part(Kind.REMOVED, before[start:end])
            yield Part(Kind.ADDED, after[later:last])


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Neighbours of one kind as one; between two that stay, what went before what came."""
    gone = came = kept = ""
    for part in parts:
        if part.kind is Kind.SAME and part.words:
            yield from _marked(gone, came)
            gone = came = ""
            kept += part.words
            continue
        if part.words and kept:
            yield Part(Kind.SAME, kept)
            kept = ""
        gone += part.words if part.kind is Kind.REMOVED else ""
        came += part.words if part.kind is Kind.ADDED else ""
    yield from _marked(gone, came)
    if kept:
        yield Part(Kind.SAME, kept)


def _marked(gone: str, came: str) -> Iterator[Part]:
    if gone:
        yield Part(Kind.REMOVED, gone)
    if came:
        yield Part(Kind.ADDED, came)
