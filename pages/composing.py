"""What stands on the front page while no editor has arranged it: by time and section alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from editions.cards import Card
from editions.lists import card_page, latest_by_section, standfirsts
from editions.menu import Section
from editions.models import List

HEAD_FROM = 12  # the newest stories that the page may lead with
SECONDS = 2
UNDER_LEAD = 5
LATEST = 20
BLOCKS = 12
IN_BLOCK = 5
_LEFT_TO_BLOCK = 3  # what a section keeps of its stories before any stand under the lead
# each is read for every section: all lines under the lead, where no second is of its section
_IN_SECTION = 1 + UNDER_LEAD + _LEFT_TO_BLOCK


@dataclass(frozen=True, slots=True)
class Block:
    """A section's stories; `pictured` is the one that leads with its picture in a wide block."""

    name: str
    slug: str
    pictured: Card | None
    lines: list[Card]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What leads the page, beside it, and under it others of its section; none stands twice."""

    lead: Card | None
    seconds: list[Card]
    lines: list[Card]

    @property
    def story_ids(self) -> set[int]:
        """The stories that stand in it."""
        lead = [self.lead] if self.lead else []
        return {card.story_id for card in [*lead, *self.seconds, *self.lines]}


def compose_front(*, at: datetime, script: str, sections: Sequence[Section]) -> dict[str, Any]:
    """The context of the front page: its head, the latest, a block for each section."""
    count = 1 + SECONDS + UNDER_LEAD + LATEST
    newest = card_page(List.ALL, script=script, at=at, count=count).cards
    shown = sections[:BLOCKS]
    by_section = latest_by_section(
        [section.pk for section in shown], at=at, script=script, count=_IN_SECTION
    )
    head = _head(newest, by_section.values())
    above = head.story_ids
    latest = [card for card in newest if card.story_id not in above][:LATEST]
    leading = [head.lead, *head.seconds] if head.lead else []
    return {
        "head": head,
        "standfirsts": standfirsts([card.edition_id for card in leading], script=script),
        "latest": latest,
        "blocks": _blocks(shown, by_section, above, {card.story_id for card in latest}),
    }


def _head(newest: Sequence[Card], by_section: Collection[list[Card]]) -> Head:
    # pictures first, and among them the newest
    ordered = sorted(newest[:HEAD_FROM], key=lambda card: card.picture is None)
    lead, seconds = (ordered[0] if ordered else None), ordered[1 : 1 + SECONDS]
    own = next((cards for cards in by_section if lead and _holds(cards, lead)), [])
    taken = {card.story_id for card in [*ordered[:1], *seconds]}
    others = [card for card in own if card.story_id not in taken]
    return Head(lead, seconds, others[: min(UNDER_LEAD, max(0, len(others) - _LEFT_TO_BLOCK))])


def _holds(cards: Sequence[Card], card: Card) -> bool:
    return any(other.story_id == card.story_id for other in cards)


def _blocks(
    sections: Sequence[Section],
    by_section: dict[int, list[Card]],
    above: Collection[int],
    latest: Collection[int],
) -> list[Block]:
    blocks: list[Block] = []
    for section in sections:
        left = [card for card in by_section.get(section.pk, []) if card.story_id not in above]
        # what stands among the latest too fills up a section that has nothing else
        fresh_first = sorted(left, key=lambda card: card.story_id in latest)[:IN_BLOCK]
        if fresh_first:
            # wide, narrow, narrow, wide: two to a row, with their weight left and right in turn
            wide = len(blocks) % 4 in {0, 3}
            blocks.append(_block(section, fresh_first, wide=wide))
    return blocks


def _block(section: Section, stories: list[Card], *, wide: bool) -> Block:
    pictured = next((card for card in stories if wide and card.picture), None)
    lines = [card for card in stories if card is not pictured]
    return Block(section.name, section.slug, pictured, lines, wide)
