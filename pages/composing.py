"""What stands on the front page while no editor has arranged it: by time and section alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from editions.cards import Card
from editions.lists import card_page, latest_by_section, standfirst
from editions.menu import Section, menu
from editions.models import List

LATEST = 18
BLOCKS = 12
IN_BLOCK = 5


@dataclass(frozen=True, slots=True)
class Block:
    """A section's newest stories; `pictured` is the one that leads with its picture."""

    name: str
    slug: str
    pictured: Card | None
    lines: list[Card]


def compose_front(*, at: datetime, script: str) -> dict[str, Any]:
    """The context of the front page: a leading story, the latest, a block for each section."""
    sections = menu()
    latest = card_page(List.ALL, script=script, at=at, count=LATEST).cards
    lead = next((card for card in latest if card.picture), latest[0] if latest else None)
    return {
        "lead": lead,
        "lead_standfirst": standfirst(lead.edition_id, script=script) if lead else "",
        "latest": [card for card in latest if card is not lead],
        "blocks": _blocks(sections[:BLOCKS], lead, at=at, script=script),
        "sections": sections,
    }


def _blocks(
    sections: Sequence[Section], lead: Card | None, *, at: datetime, script: str
) -> list[Block]:
    # one more than a block holds: the leading story may be among them
    found = latest_by_section(
        [pk for pk, _, _ in sections], at=at, script=script, count=IN_BLOCK + 1
    )
    blocks = []
    for pk, name, slug in sections:
        stories = [
            card for card in found.get(pk, []) if lead is None or card.story_id != lead.story_id
        ][:IN_BLOCK]
        if stories:
            pictured = next((card for card in stories if card.picture), None)
            lines = [card for card in stories if card is not pictured]
            blocks.append(Block(name, slug, pictured, lines))
    return blocks
