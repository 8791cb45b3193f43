"""Fronts that editors arranged: the blocks as they were launched, each by its layout's template."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from chinese.convert import for_reader
from chinese.script import Script
from editions.cards import CardPicture
from editions.kept import Epoch
from fronts.filling import marked
from fronts.layouts import LAYOUTS
from fronts.models import Backfill, Card
from fronts.reading import released_blocks
from fronts.resolving import AnyCard, Entry, Resolved
from fronts.rows import Released
from pages.markup import meta, picture_element
from pages.moulds import Story, filled
from pages.times import day_of

_PLAIN = Card()
"""What is said of a story that a rule filled in: nothing of its own."""
_NO_WORDS = ("", "")


def front_html(released: Released, *, at: datetime, script: str, epoch: Epoch | None) -> SafeString:
    """The blocks of a front as they were launched; nothing where nothing in them is live.

    They are kept for an epoch, under what was launched: a launch never changes.
    """

    def make() -> tuple[SafeString, datetime]:
        shown, until = released_blocks(released, at=at, script=script)
        return blocks_html(shown, script=script, at=at), until

    if epoch is None:
        return make()[0]
    # marks are the only thing here that is neither frozen nor counted
    marks = marked(at) if _goes_by_marks(released) else []
    key = ("front", released.launch_ids, *marks, script, get_script_prefix())
    return epoch.keep_until(key, make, at=at)


def _goes_by_marks(released: Released) -> bool:
    return any(block.backfill == Backfill.MARKED for block in released.blocks)


def blocks_html(blocks: Iterable[Resolved], *, script: str, at: datetime) -> SafeString:
    """Blocks as readers get them; the first block's first picture is fetched at once."""
    return SafeString(
        "".join(
            f"{block_html(one, script=script, at=at, first=number == 0)}\n"
            for number, one in enumerate(blocks)
        )
    )


def block_html(resolved: Resolved, *, script: str, at: datetime, first: bool = False) -> SafeString:
    """A block as readers get it."""
    layout = LAYOUTS.get(resolved.block.layout)
    if layout is None or not resolved.shown:
        return SafeString()
    reader, today, root = Script(script), day_of(at), get_script_prefix()
    shown = [
        _shown(
            entry,
            resolved.words.get(entry.story.edition_id, _NO_WORDS) if entry.story else _NO_WORDS,
            reader=reader,
            today=today,
            root=root,
            picture=_picture(entry, layout.place, at=at, eager=first and number == 0),
        )
        for number, entry in enumerate(resolved.shown)
    ]
    title = _said(resolved.block.title, reader)
    return filled(layout.template, title=title, number=resolved.block.position, stories=shown)


def _shown(
    entry: Entry, own: tuple[str, str], *, reader: Script, today: date, root: str, picture: str
) -> Story:
    story, card = entry.story, entry.placed
    standfirst, byline = own
    if card is None:
        card = _PLAIN
    return Story(
        f"{root}articles/{story.story_id}/" if story else card.url,
        _said(card.headline, reader) or (story.title if story else ""),
        _said(card.kicker, reader),
        _said(card.standfirst, reader) or standfirst,
        byline if card.shows_byline else "",
        SafeString(meta(story, today)) if story and card.shows_time else "",
        picture,
        card.size,
        [(_said(str(link["text"]), reader), _link_address(link, root)) for link in entry.links]
        if entry.links
        else (),
    )


def _said(text: str, reader: Script) -> str:
    # what editors type is in Simplified, as names of channels and topics are
    return for_reader(text, written=Script.HANS, reader=reader) if text else ""


def _picture(entry: Entry, place: str, *, at: datetime, eager: bool) -> SafeString:
    own = _own_picture(entry.placed, at) if entry.placed else None
    shown = own or (entry.story.picture if entry.story else None)
    return picture_element(shown, place, eager=eager) if shown else SafeString()


def _own_picture(card: AnyCard, at: datetime) -> CardPicture | None:
    own = card.picture
    if own is None or own.expired(at):
        return None
    focal_x = own.focal_x if card.focal_x is None else card.focal_x
    focal_y = own.focal_y if card.focal_y is None else card.focal_y
    return CardPicture(own.digest, focal_x, focal_y, own.width, own.height)


def _link_address(link: Mapping[str, object], root: str) -> str:
    return f"{root}articles/{int(str(link['story']))}/" if link.get("story") else str(link["url"])
