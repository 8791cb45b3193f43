"""Why a story stands or does not stand in each block of a front's draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editions.standing import Standing, standing
from fronts.filling import Rule, bringing
from fronts.parts import Backfill
from fronts.reading import drafted, resolved_blocks
from fronts.resolving import AnyBlock, Entry, Resolved, rule_of

_NO_RULE: Rule = (Backfill.NONE, None)


class Missing(StrEnum):
    """Why a block says nothing of a story: no card holds it, and its rule does not bring it."""

    NO_RULE = "no_rule"
    NOT_IN_RULE = "not_in_rule"
    NOT_ITS_TURN = "not_its_turn"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Answer:
    """What is to be said of a story in one block: its entry with its place, or why there is none.

    `place` counts from 1 and is None where readers would not see the story in the block.
    """

    block: AnyBlock
    entry: Entry | None = None
    place: int | None = None
    missing: Missing | None = None


@dataclass(frozen=True)
class Explanation:
    """A story on a front: what readers get of it at all, and block by block."""

    standing: Standing
    answers: list[Answer]


def explain(front_id: int, story_id: int, *, at: datetime, script: str) -> Explanation:
    """The story in the draft of a front at a moment; queries hang on the rules alone."""
    blocks = drafted(front_id)
    shown = [(block, cards) for block, cards in blocks if not block.hidden]
    resolved = {one.block.pk: one for one in resolved_blocks(shown, at=at, script=script)}
    told = {pk: _found(one, story_id) for pk, one in resolved.items()}
    ruled = {rule_of(block) for block, _ in shown if told[block.pk] is None} - {_NO_RULE}
    brought = bringing(ruled, story_id, at=at) if ruled else set()
    answers = []
    for block, _ in blocks:
        missing = Missing.HIDDEN if block.hidden else _missing(rule_of(block), brought)
        answers.append(told.get(block.pk) or Answer(block, missing=missing))
    return Explanation(standing(story_id, at=at), answers)


def _found(resolved: Resolved, story_id: int) -> Answer | None:
    for place, entry in enumerate(resolved.shown, 1):
        if story_id in _ids(entry):
            return Answer(resolved.block, entry, place)
    for entry in resolved.left_out:
        if story_id in _ids(entry):
            return Answer(resolved.block, entry)
    return None


def _missing(rule: Rule, brought: set[Rule]) -> Missing:
    if rule == _NO_RULE:
        return Missing.NO_RULE
    return Missing.NOT_ITS_TURN if rule in brought else Missing.NOT_IN_RULE


def _ids(entry: Entry) -> Iterator[int]:
    if entry.placed and entry.placed.story_id:
        yield entry.placed.story_id
    if entry.story:
        yield entry.story.story_id
