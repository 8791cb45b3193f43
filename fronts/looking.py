"""Pages that look at a front: what was launched, two sides compared, a side as readers' page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from chinese.script import Script
from editions.menu import around
from fronts.asking import around_page, front_asked_for
from fronts.drafts import titles_of
from fronts.models import HOME, Front, Launch
from fronts.reading import shown_blocks
from fronts.sides import DRAFT, LIVE, Side, moves_between, side_of
from pictures.ids import row_id

MOST_LAUNCHES = 120
"""Launches of blocks that a page of the history reads; a front's are a dozen at once."""
MOST_CHOICES = 20


@dataclass
class Batch:
    """Blocks that were released together."""

    first: Launch
    launches: list[Launch] = field(default_factory=list)

    @property
    def state(self) -> str:
        """Whether it waits, is live in at least one block, or is past."""
        at = timezone.now()
        if self.first.live_from > at:
            return "waits"
        return "live" if any(launch.live_until > at for launch in self.launches) else "past"


@require_safe
def history_page(request: HttpRequest, front_id: int) -> HttpResponse:
    """What was launched, newest first, each to be looked at, compared and brought back."""
    front = front_asked_for(request, front_id)
    before = _moment(request.GET.get("before", ""))
    rows = list(_launches(front, before)[:MOST_LAUNCHES])
    batches = _batches(rows)
    more = len(rows) == MOST_LAUNCHES and len(batches) > 1
    if more:
        batches.pop()  # it may be cut; the next page begins with it
    context = {
        "batches": batches,
        "more": batches[-1].first.live_from if more else None,
        "is_live": Launch.objects.filter(front=front).live(timezone.now()).exists(),
        "other": _named_side(request.GET.get("with", "")),
    }
    return TemplateResponse(
        request, "admin/fronts/front/launches.html", context | around_page(request, front)
    )


@require_safe
def compare_page(request: HttpRequest, front_id: int) -> HttpResponse:
    """Two sides beside each other, or three, as the pages look and as a list of moves."""
    front = front_asked_for(request, front_id)
    at = timezone.now()
    before, after = (_side(request, front, name, at) for name in ("from", "to"))
    third = _side(request, front, "third", at) if request.GET.get("third") else None
    sides = [before, after, *([third] if third else [])]
    context = {
        "changes": [(*pair, _told(*pair, at)) for pair in pairwise(sides)],
        "sides": sides,
        "before": before,
        "after": after,
        "third": third,
        "choices": _batches(_launches(front, None)[:MOST_LAUNCHES])[:MOST_CHOICES],
        **around_page(request, front),
    }
    return TemplateResponse(request, "admin/fronts/front/compare.html", context)


@require_safe
@xframe_options_sameorigin
def preview_page(request: HttpRequest, front_id: int) -> HttpResponse:
    """The draft as the readers' page, or what is live, or a launch (`?show=`)."""
    front = front_asked_for(request, front_id)
    side = side_of(front, request.GET.get("show") or DRAFT, at=timezone.now())
    if side is None:
        raise Http404
    script = Script.HANT if request.GET.get("script") == Script.HANT else Script.HANS
    shown = shown_blocks(list(side.blocks.values()), at=side.at, script=script)
    context: dict[str, Any] = {
        "front": front,
        "blocks": shown,
        "at": side.at,
        "script": script,
        "preview": side.name == DRAFT,
        "around": around(side.at),
        "home": front.slug == HOME,
    }
    with translation.override(script):
        response = TemplateResponse(request, "pages/front_curated.html", context)
        response.render()
    response["Cache-Control"] = "no-store"
    return response


def _side(request: HttpRequest, front: Front, asked: str, at: datetime) -> Side:
    usual = LIVE if asked == "from" else DRAFT
    side = side_of(front, request.GET.get(asked) or usual, at=at)
    if side is None:
        raise Http404
    return side


def _named_side(name: str) -> str:
    """What launches are compared with: as asked, or the draft."""
    return name if name == LIVE or row_id(name) is not None else DRAFT


def _told(before: Side, after: Side, at: datetime) -> list[Any]:
    """What changes from a side to another, each block's moves with the cards' titles."""
    moves = [move for move in moves_between(before, after) if not move.stays]
    titles = titles_of([one.card for move in moves for one in move.cards], at=at)
    return [(move, [(one, titles[id(one.card)]) for one in move.cards]) for move in moves]


def _launches(front: Front, before: datetime | None) -> Any:
    launches = Launch.objects.filter(front=front).not_cancelled()
    if before is not None:
        launches = launches.filter(live_from__lt=before)
    return launches.select_related("block", "by").order_by("-live_from", "-pk")


def _batches(launches: Iterable[Launch]) -> list[Batch]:
    found: dict[Any, Batch] = {}
    for launch in launches:
        found.setdefault(launch.batch, Batch(launch)).launches.append(launch)
    for batch in found.values():
        batch.launches.sort(key=lambda launch: (launch.position, launch.pk))
    return list(found.values())


def _moment(written: str) -> datetime | None:
    try:
        moment = parse_datetime(written)
    except ValueError as error:
        raise Http404 from error
    if written and (moment is None or moment.tzinfo is None):
        raise Http404
    return moment
