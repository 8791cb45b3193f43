"""Fronts that editors arranged: the blocks as they were launched, each by its layout's template."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from chinese.convert import for_reader
from chinese.script import Script
from editions.cards import Card as StoryCard, CardPicture
from editions.entries import gist
from editions.kept import Epoch
from fronts.filling import marked
from fronts.layouts import LAYOUTS
from fronts.models import Backfill, Card
from fronts.reading import released_blocks
from fronts.resolving import AnyCard, Entry, Resolved
from fronts.rows import Released
from pages.addresses import article_address
from pages.columns import split_at_hot
from pages.markup import meta, picture_element
from pages.moulds import Story, filled
from pages.times import day_of, list_time

_PLAIN = Card()
"""What is said of a story that a rule filled in: nothing of its own."""
_NO_WORDS = ("", "")


class Curated(NamedTuple):
    """The HTML of a front's blocks: of those beside Hot, and of those below it."""

    beside: SafeString
    below: SafeString


def front_html(released: Released, *, at: datetime, script: str, epoch: Epoch | None) -> Curated:
    """The blocks of a front as they were launched; both empty where nothing in them is live.

    They are kept for an epoch, under what was launched: a launch never changes.
    """

    def make() -> tuple[Curated, datetime]:
        shown, until = released_blocks(released, at=at, script=script)
        return columns_html(shown, script=script, at=at), until

    if epoch is None:
        return make()[0]
    # marks are the only thing here that is neither frozen nor counted
    marks = marked(at) if _goes_by_marks(released) else []
    key = ("front", released.launch_ids, *marks, script, get_script_prefix())
    return epoch.keep_until(key, make, at=at)


def _goes_by_marks(released: Released) -> bool:
    return any(block.backfill == Backfill.MARKED for block in released.blocks)


def columns_html(blocks: Sequence[Resolved], *, script: str, at: datetime) -> Curated:
    """Blocks as readers get them; the first block's first picture is fetched at once."""
    html = [
        f"{block_html(one, script=script, at=at, first=number == 0)}\n"
        for number, one in enumerate(blocks)
    ]
    beside = len(split_at_hot(blocks)[0])
    return Curated(SafeString("".join(html[:beside])), SafeString("".join(html[beside:])))


def block_html(resolved: Resolved, *, script: str, at: datetime, first: bool = False) -> SafeString:
    """A block as readers get it."""
    layout = LAYOUTS.get(resolved.block.layout)
    if layout is None or not resolved.shown:
        return SafeString()
    reader, today = Script(script), day_of(at)
    shown = [
        _shown(
            entry,
            resolved.words.get(entry.story.edition_id, _NO_WORDS) if entry.story else _NO_WORDS,
            reader=reader,
            today=today,
            picture=_picture(entry, layout.place, at=at, eager=first and number == 0),
            live=_live_links(entry, resolved, today=today) if resolved.entries else (),
        )
        for number, entry in enumerate(resolved.shown)
    ]
    title = _said(resolved.block.title, reader)
    return filled(layout.template, title=title, number=resolved.block.position, stories=shown)


def _shown(
    entry: Entry,
    own: tuple[str, str],
    *,
    reader: Script,
    today: date,
    picture: str,
    live: Sequence[tuple[str, str]],
) -> Story:
    story, card = entry.story, entry.placed
    standfirst, byline = own
    if card is None:
        card = _PLAIN
    return Story(
        article_address(story.story_id) if story else card.url,
        _said(card.headline, reader) or (story.title if story else ""),
        _said(card.kicker, reader),
        _said(card.standfirst, reader) or standfirst,
        byline if card.shows_byline else "",
        SafeString(meta(story, today)) if story and card.shows_time else "",
        picture,
        card.size,
        live or _sub_links(entry, reader),
    )


def _sub_links(entry: Entry, reader: Script) -> Sequence[tuple[str, str]]:
    if not entry.links:
        return ()
    return [(_said(str(link["text"]), reader), _link_address(link)) for link in entry.links]


def _live_links(entry: Entry, resolved: Resolved, *, today: date) -> list[tuple[str, str]]:
    """The latest entries of a live story: when, what, and where each stands."""
    entries = resolved.entries.get(entry.story.story_id, []) if entry.story else []
    return [
        (
            f"{list_time(one.written_at, today=today)} {gist(one)}",
            article_address(one.story_id, f"live/{one.number}"),
        )
        for one in entries
    ]


def _said(text: str, reader: Script) -> str:
    # what editors type is in Simplified, as names of channels and topics are
    return for_reader(text, written=Script.HANS, reader=reader) if text else ""


def _picture(entry: Entry, place: str, *, at: datetime, eager: bool) -> SafeString:
    shown = _own_picture(entry.placed or _PLAIN, entry.story, at)
    return picture_element(shown, place, eager=eager) if shown else SafeString()


def _own_picture(card: AnyCard, story: StoryCard | None, at: datetime) -> CardPicture | None:
    """The picture that the card names, else its story's, cut where the card says."""
    own = card.picture
    if own is not None and not own.expired(at):
        shown = CardPicture(own.digest, own.focal_x, own.focal_y, own.width, own.height)
    elif story and story.picture:
        shown = story.picture
    else:
        return None
    if card.focal_x is None or card.focal_y is None:
        return shown
    return shown._replace(focal_x=card.focal_x, focal_y=card.focal_y)


def _link_address(link: Mapping[str, object]) -> str:
    return article_address(int(str(link["story"]))) if link.get("story") else str(link["url"])
