"""Fronts that editors arranged: the blocks as they were launched, each by its layout's template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.template import loader
from django.utils.safestring import SafeString

from chinese.convert import for_reader
from chinese.script import Script
from editions.cards import Card as StoryCard, CardPicture
from editions.entries import gist
from editions.headlines import Headline
from fronts.layouts import LAYOUTS
from fronts.models import Card
from fronts.parts import CardParts
from fronts.resolving import Entry, Resolved
from pages.addresses import article_address
from pages.markup import meta, picture_element
from pages.times import day_of, list_time

_PLAIN = Card()
"""What is said of a story that a rule filled in: nothing of its own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A story or a link as a layout shows it, in the reader's script; `meta` and `picture` are
    HTML.
    """

    address: str
    title: str
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    size: str = "normal"
    meta: str = ""
    picture: str = ""
    links: Sequence[tuple[str, str]] = ()


def block_html(resolved: Resolved, *, script: str, at: datetime, first: bool = False) -> SafeString:
    """A block as readers get it; the first block's first picture is fetched at once."""
    layout = LAYOUTS.get(resolved.block.layout)
    if layout is None or not resolved.shown:
        return SafeString()
    shown = [
        _shown(
            entry,
            resolved.words.get(entry.story.edition_id if entry.story else 0, ("", "")),
            script=script,
            at=at,
            picture=_picture(entry, layout.place, at=at, eager=first and number == 0),
            live=_live_links(entry, resolved, at),
        )
        for number, entry in enumerate(resolved.shown)
    ]
    title = for_reader(resolved.block.title, written=Script.HANS, reader=Script(script))
    context = {"title": title, "stories": shown, "number": resolved.block.position}
    return SafeString(loader.get_template(layout.template).render(context))


def _shown(
    entry: Entry,
    own: tuple[str, str],
    *,
    script: str,
    at: datetime,
    picture: str,
    live: Sequence[tuple[str, str]],
) -> Shown:
    story, card = entry.story, entry.placed
    standfirst, byline = own
    if card is None:
        card = _PLAIN

    def words(text: str) -> str:
        # what editors type is in Simplified, as names of channels and topics are
        return for_reader(text, written=Script.HANS, reader=Script(script)) if text else ""

    return Shown(
        article_address(story.story_id) if story else card.url,
        words(card.headline) or (story.title if story else ""),
        words(card.kicker),
        words(card.standfirst) or standfirst,
        byline if card.shows_byline else "",
        card.size,
        _meta(story, at) if card.shows_time else "",
        picture,
        live or [(words(str(link["text"])), _link_address(link)) for link in entry.links],
    )


def _live_links(entry: Entry, resolved: Resolved, at: datetime) -> list[tuple[str, str]]:
    """The latest entries of a live story: when, what, and where each stands."""
    entries = resolved.entries.get(entry.story.story_id, []) if entry.story else []
    return [
        (
            f"{list_time(one.written_at, today=day_of(at))} {gist(one)}",
            article_address(one.story_id, f"live/{one.number}"),
        )
        for one in entries
    ]


def _meta(story: Headline | None, at: datetime) -> SafeString:
    return SafeString(meta(story, day_of(at)) if story else "")


def _picture(entry: Entry, place: str, *, at: datetime, eager: bool) -> SafeString:
    shown = _own_picture(entry.placed or _PLAIN, entry.story, at)
    return picture_element(shown, place, eager=eager) if shown else SafeString()


def _own_picture(card: CardParts, story: StoryCard | None, at: datetime) -> CardPicture | None:
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
