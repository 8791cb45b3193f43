"""What editors should know of a card before they launch it: warnings, never walls."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from editions.cards import Card as StoryCard
from editions.standing import Standing
from fronts.layouts import LAYOUTS, Layout
from fronts.models import Card, Front
from pictures.models import Picture
from pictures.renditions import PLACES

ENDS_SOON = timedelta(minutes=30)


def card_warnings(
    card: Card, *, layout_name: str, story: StoryCard | None, standing: Standing, at: datetime
) -> Iterator[str]:
    """What is odd about a card now."""
    layout = LAYOUTS.get(layout_name)
    yield from _of_story(card, standing)
    headline = card.headline or (story.title if story else "")
    if layout and len(headline) > layout.longest_headline:
        yield _("The headline has {count} characters; {most} fit.").format(
            count=len(headline), most=layout.longest_headline
        )
    if layout and story:
        yield from _of_picture(card.picture, story, layout)
    if card.ends_at and at < card.ends_at <= at + ENDS_SOON:
        yield _("It ends at {time}.").format(time=clock(card.ends_at))


def front_warning(front: Front, at: datetime) -> str:
    """Whether nobody touched a front for longer than its limit; "" where somebody did."""
    limit = timedelta(hours=front.stale_after_hours)
    if front.touched_at is None or front.closed or at - front.touched_at <= limit:
        return ""
    hours = int((at - front.touched_at).total_seconds() // 3600)
    return _("Nobody has touched this front for {hours} hours.").format(hours=hours)


def last_touch(front: Front, at: datetime) -> str:
    """When somebody last worked on a front: `14:05` today, `11-21 17:21`, else with the year."""
    if front.touched_at is None:
        return ""
    there, here = localtime(front.touched_at), localtime(at)
    if there.date() == here.date():
        return f"{there:%H:%M}"
    return f"{there:%m-%d %H:%M}" if there.year == here.year else f"{there:%Y-%m-%d %H:%M}"


def _of_story(card: Card, standing: Standing) -> Iterator[str]:
    if card.story_id is None:
        return
    if standing.withdrawn:
        yield _("The story was withdrawn: readers do not see this card.")
    elif standing.live:
        if standing.live.live_from > card.placed_at:
            yield _("The story was changed since it was placed.")
    elif standing.waiting:
        yield _("The story goes live at {time}; until then it is not shown.").format(
            time=clock(standing.waiting.live_from)
        )
    else:
        yield _("The story is not live: readers do not see this card.")


def _of_picture(own: Picture | None, story: StoryCard, layout: Layout) -> Iterator[str]:
    width = own.width if own else story.picture.width if story.picture else None
    if width is None:
        if layout.pictures:
            yield _("It has no picture, and this layout shows one.")
        return
    widths = PLACES[layout.place].widths
    wanted = widths[len(widths) // 2]
    if layout.pictures and width < wanted:
        yield _("The picture is {width} pixels wide; this crop needs {wanted}.").format(
            width=width, wanted=wanted
        )


def clock(moment: datetime) -> str:
    """A moment of these days, as the desk writes it."""
    return f"{localtime(moment):%m-%d %H:%M}"
