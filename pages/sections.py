"""The HTML of the lists beside and below what a page is about, each with its heading."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _

from channels.models import Channel
from chinese.convert import for_reader
from chinese.script import Script
from editions.cards import Card
from editions.lists import CardPage
from pages import markup
from pages.addresses import channel_address, hot_address
from pages.composing import Block
from pages.frame import Frame
from pages.words import said
from readership.trending import Hot

_NOTHING = SafeString()


def hot_section(hot: Hot, *, script: str) -> SafeString:
    """Hot beside a page; nothing where nothing is live."""
    if not hot.lines:
        return _NOTHING
    remark = ""
    if hot.topped_up:
        words = said(_("Filled up with the latest stories"), script)
        remark = f'<p class="remark">{words}</p>\n'
    title = said(_("Hot"), script)
    return SafeString(
        '<section class="hot" aria-labelledby="hot-title">\n'
        f'<h2 id="hot-title"><a href="{hot_address()}">{title}</a></h2>\n'
        f'<ol class="numbered">{markup.numbered(hot.lines)}</ol>\n{remark}</section>'
    )


def latest_section(section: Channel, items: Sequence[str], *, script: str) -> SafeString:
    """The channel's latest beside a story; nothing where the story is alone in its section."""
    if not items:
        return _NOTHING
    name = escape(for_reader(section.name, written=Script.HANS, reader=Script(script)))
    # the name is put in last: it may hold a percent sign
    words = said(_("Latest in %(section)s"), script).replace("%(section)s", name)
    newline = "\n"
    return SafeString(
        '<section class="latest" aria-labelledby="latest-title">\n'
        f'<h2 id="latest-title"><a href="{channel_address(section.slug)}">{words}</a></h2>\n'
        f'<ul class="lines">{newline.join(items)}</ul>\n</section>'
    )


def recommended_section(cards: Sequence[Card], *, script: str, at: datetime) -> SafeString:
    """What to read after a story; nothing where there is no other."""
    if not cards:
        return _NOTHING
    title = said(_("Recommended"), script)
    return SafeString(
        '<section class="recommended" aria-labelledby="recommended-title">\n'
        f'<h2 id="recommended-title">{title}</h2>\n'
        f'<ul class="cards">{markup.carded(cards, at=at)}</ul>\n</section>'
    )


def story_list(stories: CardPage, frame: Frame, *, at: datetime) -> SafeString:
    """A page of a list, and the ways on."""
    if stories.cards:
        shown = f'<ul class="cards">{markup.carded(stories.cards, at=at)}</ul>'
    else:
        beyond, empty = _("There are no older stories."), _("There are no stories here yet.")
        words = said(beyond if frame.before else empty, frame.script)
        shown = f'<p class="empty">{words}</p>'
    return SafeString(f"{shown}\n{older_nav(stories.older, frame)}")


def older_nav(place: str, frame: Frame) -> SafeString:
    """The ways on in a list: to what is older, and back to its newest."""
    if not place and not frame.before:
        return _NOTHING
    newest = older = ""
    if frame.before:
        words = said(_("Back to the newest"), frame.script)
        newest = f'<a href="{escape(frame.newest)}">{words}</a>\n'
    if place:
        words = said(_("Older"), frame.script)
        older = f'<a class="on" rel="next" href="{escape(frame.older(place))}">{words} ›</a>\n'
    label = said(_("Pages of the list"), frame.script)
    return SafeString(f'<nav class="older" aria-label="{label}">\n{newest}{older}</nav>')


def section_block(block: Block, *, script: str, at: datetime) -> SafeString:
    """A section on the front page: wide or narrow, and led by a picture where it has one."""
    name = escape(for_reader(block.name, written=Script.HANS, reader=Script(script)))
    pictured = markup.pictured(block.pictured, at=at) if block.pictured else ""
    led = "" if block.pictured else " text-led"
    width = " wide" if block.wide else ""
    lines = f'<ul class="lines">{markup.dated(block.lines, at=at)}</ul>\n' if block.lines else ""
    return SafeString(
        f'<section class="block{width}" aria-labelledby="block-{block.slug}">\n'
        f'<h2 id="block-{block.slug}"><a href="{channel_address(block.slug)}">{name}</a></h2>\n'
        f'<div class="block-stories{led}">\n{pictured}{lines}</div>\n</section>'
    )
