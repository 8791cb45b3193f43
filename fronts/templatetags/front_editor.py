"""Small words of the front editor: why a story stands or not, what a move is, how it is read."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fronts.comparing import Difference, Move
from fronts.resolving import Entry, Why

register = template.Library()


@register.filter
def why(entry: Entry) -> str:
    """Why something does or does not stand in a block."""
    words = {
        Why.PLACED: _("placed by an editor"),
        Why.PINNED: _("pinned by an editor"),
        Why.BACKFILLED: _("filled in by the block's rule"),
        Why.NOT_LIVE: _("readers can not see the story now"),
        Why.NOT_STARTED: _("the card has not started yet"),
        Why.ENDED: _("the card has ended"),
        Why.ELSEWHERE: _("it stands in {block}").format(block=entry.where or _("another block")),
        Why.OVER_LIMIT: _("the block is full"),
        Why.TOO_OLD: _("it is older than the block's limit"),
    }
    return words[entry.why]


@register.filter
def move_words(difference: Difference, title: str) -> str:
    """One move in a sentence."""
    if difference.move is Move.ADDED:
        return _("Added at place {after}: {title}").format(after=difference.after, title=title)
    if difference.move is Move.REMOVED:
        return _("Removed from place {before}: {title}").format(
            before=difference.before, title=title
        )
    if difference.move is Move.MOVED:
        return _("Moved from place {before} to {after}: {title}").format(
            before=difference.before, after=difference.after, title=title
        )
    names = "、".join(
        str(difference.card._meta.get_field(part.removesuffix("_id")).verbose_name)  # type: ignore[union-attr]
        for part in difference.parts
    )
    return _("Changed ({parts}): {title}").format(parts=names, title=title)


@register.filter
def curve(views: list[int]) -> SafeString:
    """Views of the last hours as a small line, with the number for those who can't see it."""
    if not views or not any(views):
        return SafeString()
    most = max(views)
    step = 60 / (len(views) - 1)
    points = " ".join(
        f"{place * step:.0f},{18 - round(16 * count / most)}" for place, count in enumerate(views)
    )
    words = _("{count} views in the last hours").format(count=sum(views))
    return format_html(
        '<svg class="curve" viewBox="0 0 60 20" role="img" aria-label="{}"><polyline points="{}"/>'
        "</svg>",
        words,
        points,
    )
