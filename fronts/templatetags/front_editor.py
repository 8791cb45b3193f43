"""Small words of the front editor: why a story stands or not, what a move is, how it is read."""

from collections.abc import Iterable

from django import template
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fronts.automatic import has_automatic_page
from fronts.comparing import Difference, Move
from fronts.drafts import CardView
from fronts.explaining import Answer, Missing
from fronts.sides import BlockMoves
from fronts.telling import names_of, why_words

register = template.Library()
register.filter(has_automatic_page)
register.filter("why", why_words)
register.filter(names_of)


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
    names = part_names(difference.parts, difference.card)
    return _("Changed ({parts}): {title}").format(parts=names, title=title)


@register.filter
def part_names(parts: Iterable[str], thing: Model) -> str:
    """What people call the fields of a card or a block."""
    fields = (thing._meta.get_field(part.removesuffix("_id")) for part in parts)
    return "、".join(str(field.verbose_name) for field in fields)  # type: ignore[union-attr]


@register.filter
def block_move(move: BlockMoves) -> str:
    """What becomes of a block, in a sentence; nothing where it stays as it is."""
    if move.before is None:
        return _("The block is new, at place {after}.").format(after=move.after)
    if move.after is None:
        return _("The block leaves the page.")
    if move.before != move.after:
        return _("The block moves from place {before} to {after}.").format(
            before=move.before, after=move.after
        )
    return ""


@register.filter
def why_not(answer: Answer) -> str:
    """Why a story stands or does not stand in a block of the draft."""
    if answer.entry is not None:
        said = why_words(answer.entry)
        if answer.place is None:
            return _("Not shown: {why}.").format(why=said)
        return _("Stands at place {place}: {why}.").format(place=answer.place, why=said)
    words = {
        Missing.NO_RULE: _("Nobody has placed it here, and no rule fills this block."),
        Missing.NOT_IN_RULE: _(
            "Nobody has placed it here, and the block's rule does not bring it."
        ),
        Missing.NOT_ITS_TURN: _("The rule would bring it, but the block is full before its turn."),
        Missing.HIDDEN: _("The block is hidden."),
    }
    return words[answer.missing] if answer.missing else ""


@register.filter
def thumb(one: CardView) -> str:
    """The address of a card's picture, cut as the card says; "" where it has none."""
    card, story = one.card, one.entry.story
    picture = card.picture or (story.picture.as_picture() if story and story.picture else None)
    if picture is None:
        return ""
    if card.focal_x is not None and card.focal_y is not None:
        picture.focal_x, picture.focal_y = card.focal_x, card.focal_y
    return picture.rendition("card", 160)


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
