"""What differs between two arrangements of a block, as a list of moves: plain values in and out."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fronts.parts import BlockParts, CardParts

# Not what readers see: where the block stands among others, and the card's place, are moves.
_PLACES = {"position"}


class Move(StrEnum):
    """What happened to a card."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One move: the card, its places (from 1) before and after, and the parts that changed."""

    move: Move
    card: CardParts
    before: int | None = None
    after: int | None = None
    parts: tuple[str, ...] = ()


def identity(card: CardParts) -> Hashable:
    """What makes two cards the same one, in a draft or in a launch."""
    return card.story_id or card.url


def differences(before: Sequence[CardParts], after: Sequence[CardParts]) -> list[Difference]:
    """The moves that lead from one arrangement to the other, in the order of the later one.

    A card counts as moved only where it changed places with another that stands in both: what
    slides down because something was put above it did not move.
    """
    old = {identity(card): (place, card) for place, card in enumerate(before, 1)}
    new = {identity(card): (place, card) for place, card in enumerate(after, 1)}
    steady = _longest_rise([old[key][0] for key in new if key in old])
    found = []
    for key, (place, card) in new.items():
        if key not in old:
            found.append(Difference(Move.ADDED, card, after=place))
            continue
        was, earlier = old[key]
        if was not in steady:
            found.append(Difference(Move.MOVED, card, was, place))
        if parts := changed_parts(earlier.words(), card.words()):
            found.append(Difference(Move.CHANGED, card, was, place, parts))
    found += [
        Difference(Move.REMOVED, card, before=place)
        for key, (place, card) in old.items()
        if key not in new
    ]
    return found


def same_block(before: BlockParts, after: BlockParts) -> bool:
    """Whether two blocks have the same name, look, size, rule and place."""
    return before.configuration() == after.configuration()


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the parts that differ, places apart."""
    return tuple(
        name for name, value in after.items() if name not in _PLACES and before[name] != value
    )


def _longest_rise(places: Sequence[int]) -> set[int]:
    """The longest run of places that are still in order: these cards stayed where they were."""
    best: list[list[int]] = []
    for place in places:
        longest = _longest([run for run in best if run[-1] < place])
        best.append([*longest, place])
    return set(_longest(best))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    return sorted(runs, key=len)[-1] if runs else []
