"""Where stories stand besides lists: apps above name the places that they know."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import NamedTuple

# a dict, so that a place is named once
_known: dict["Finder", None] = {}


class Standing(NamedTuple):
    """A place where a story stands: what people call it, and where it is looked after."""

    words: str
    address: str


Finder = Callable[[Collection[int], datetime], dict[int, list[Standing]]]


def register(find: Finder) -> None:
    """Name a place: what finds it for many stories at once; called by an app's `ready()`."""
    _known[find] = None


def places(story_ids: Collection[int], *, at: datetime) -> dict[int, list[Standing]]:
    """All places of stories by their ids, at a moment; as many queries as the apps need."""
    found: dict[int, list[Standing]] = {story_id: [] for story_id in story_ids}
    for find in _known:
        for story_id, standing in find(story_ids, at).items():
            found[story_id] += standing
    return found
