"""What each fate is made of: the steps that bring a story to where the demo shows it."""

from collections.abc import Callable
from functools import partial

from articles.models import State
from newsroom.demo.data import Fate
from newsroom.demo.journey import Journey, Step

_RESTING = {
    Fate.FIRST_REVIEW: State.FIRST_REVIEW,
    Fate.SECOND_REVIEW: State.SECOND_REVIEW,
    Fate.FINAL_REVIEW: State.FINAL_REVIEW,
    Fate.READY: State.READY,
    Fate.EMBARGOED: State.READY,
}
# After publication: the steps that end at the story's `then_hours_ago`.
_AFTERWARDS: dict[Fate, Callable[[Journey], list[Step]]] = {
    Fate.REOPENED: lambda way: [way.reopen, way.mend],
    Fate.UPDATED: lambda way: [*_again(way), way.publish],
    Fate.CORRECTED: lambda way: [*_again(way), way.correct],
    Fate.WITHDRAWN: lambda way: [way.withdraw],
    Fate.RESTORED: lambda way: [way.withdraw, way.restore],
}


def fulfil(way: Journey) -> None:
    """Take the story from an empty page to its fate; to be called in a transaction."""
    way.play(_first_steps(way, way.written.fate), hours_ago=way.written.hours_ago)
    if afterwards := _AFTERWARDS.get(way.written.fate):
        way.play(afterwards(way), hours_ago=way.written.then_hours_ago)


def _first_steps(way: Journey, fate: Fate) -> list[Step]:
    write = partial(way.write, embargoed=fate is Fate.EMBARGOED)
    if fate is Fate.DRAFTING:
        return [write]
    if fate is Fate.RETURNED:
        return [write, way.submit, way.send_back]
    if fate in _RESTING:
        return [write, way.submit, *way.reviews(until=_RESTING[fate])]
    release = way.schedule if fate is Fate.WAITING else way.publish
    return [write, way.submit, *way.reviews(), release]


def _again(way: Journey) -> list[Step]:
    return [way.reopen, way.mend, way.submit, *way.reviews()]
