"""What to look for where no text holds all that was asked."""

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations

from search.matches import Matches, Wanted

MOST = 6
"""Of how many phrases every choice is tried; of six there are 62."""


def most_of(matches: Matches, phrases: Sequence[str], *, at: datetime) -> Wanted | None:
    """As many of the phrases as any text live at the moment holds together, in every choice that
    a text holds; None where no text holds any, or there is one phrase alone.

    Call it where no text holds all. Of many phrases the first `MOST` that any text holds count.
    """
    if len(phrases) < 2:  # noqa: PLR2004 # one word is all or nothing
        return None
    held = [phrase for phrase in phrases if _any(matches, Wanted.all_of([phrase]), at)][:MOST]
    for size in range(min(len(held), len(phrases) - 1), 0, -1):
        wanted = Wanted(tuple(combinations(held, size)))
        if _any(matches, wanted, at):
            return wanted
    return None


def _any(matches: Matches, wanted: Wanted, at: datetime) -> bool:
    return matches.count(wanted, at=at, most=1) > 0
