"""What readers get where no launch of a front shows anything: the app of the pages names it."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from fronts.models import HOME, Front


class Automatic(NamedTuple):
    """The stories of a page that is composed by itself."""

    story_ids: frozenset[int] = frozenset()
    stays: bool = False
    """Whether they stand below the blocks of a launch, too."""


Composer = Callable[[Front, datetime], Automatic]
# a dict, so that a composer is named once
_known: dict[Composer, None] = {}


def register(compose: Composer) -> None:
    """Name what composes the pages; called by an app's `ready()`."""
    _known[compose] = None


def automatic_page(front: Front, *, at: datetime) -> Automatic:
    """What readers get of a front by itself at a moment; nothing where it has no such page."""
    if not has_automatic_page(front):
        return Automatic()
    return next((compose(front, at) for compose in _known), Automatic())


def has_automatic_page(front: Front) -> bool:
    """Whether readers get a page of it without a launch: the home front and sections' have one."""
    return front.slug == HOME or front.section_id is not None
