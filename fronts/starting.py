"""The arrangement that a front begins with: blocks that show what readers get by themselves."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from chinese.script import Script
from editions.lists import card_page
from editions.menu import around
from editions.models import List
from fronts import refusals
from fronts.automatic import has_automatic_page
from fronts.drafting import add_block, next_version
from fronts.models import Block, Front
from fronts.parts import Backfill, BlockParts

SECTIONS = 12
LEADING = 3
LATEST, LATEST_OF_FEW = 20, 12
IN_SECTION = 5
IN_SECTIONS_LIST = 8


def missing_parts(
    front: Front, blocks: Iterable[BlockParts], *, at: datetime
) -> list[dict[str, Any]]:
    """What the arrangement holds and the draft does not, in order; two queries at most.

    Nothing for a front of its own, of which readers get no page by itself.
    """
    if not has_automatic_page(front):
        return []
    standing = {_role(block.layout, block.backfill_channel_id) for block in blocks}
    return [
        parts
        for parts in _arrangement(front, at)
        if _role(parts["layout"], parts.get("backfill_channel_id")) not in standing
    ]


@transaction.atomic
def start_from_readers_page(*, front: Front, at: datetime) -> list[Block]:
    """Add the blocks that the draft lacks of what readers get by themselves; one act.

    Raises NothingToAdd where it has them all: two who ask at once add them once.
    """
    front = next_version(front.pk, at)
    missing = missing_parts(front, front.blocks.standing(), at=at)
    if not missing:
        raise refusals.NothingToAdd
    return [add_block(front=front, at=at, **parts) for parts in missing]


def _role(layout: str, channel_id: int | None) -> tuple[str, int | None]:
    """What makes two blocks the same part of a page: a second headline block is not wanted."""
    return layout, channel_id if layout == "channel" else None


def _arrangement(front: Front, at: datetime) -> list[dict[str, Any]]:
    # what is named here is what readers see: in Simplified, as editors type it
    with translation.override(Script.HANS):
        leading = {"layout": "headline", "title": _("Lead stories"), "limit": LEADING}
        latest = {"layout": "list", "title": _("Top news")}
    if front.section_id is not None:
        rule = {"backfill": Backfill.CHANNEL, "backfill_channel_id": front.section_id}
        return [leading | rule, latest | rule | {"limit": IN_SECTIONS_LIST}]
    sections = around(at).sections[:SECTIONS]
    rule = {"backfill": Backfill.RECENT}
    # a young site's stories would all stand in the list, and none be left to the sections
    whole = LEADING + LATEST + IN_SECTION * len(sections)
    newest = card_page(List.ALL, script=Script.HANS, at=at, count=whole).cards
    limit = LATEST if len(newest) >= whole else LATEST_OF_FEW
    return [
        leading | rule,
        latest | rule | {"limit": limit},
        *(
            {
                "layout": "channel",
                "title": section.name,
                "limit": IN_SECTION,
                "backfill": Backfill.CHANNEL,
                "backfill_channel_id": section.pk,
            }
            for section in sections
        ),
    ]
