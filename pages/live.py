"""The HTML of a live story: its entries, the newest first, the pinned one above them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _

from editions.entries import Entry, EntryPage, entry_page
from pages.addresses import article_address
from pages.times import day_of, time_element
from pages.words import said

EVERY = 15  # seconds between two questions of an open page
# Source strings stand outside of f-strings: `makemessages` does not look into them.
_TITLE, _PINNED, _CORRECTED = _("Live coverage"), _("Pinned"), _("Corrected")
_NO_ENTRY, _OLDER = _("The first entry is still to come."), _("Earlier entries")


@dataclass(frozen=True, slots=True)
class LiveStory:
    """A story's entries at a moment, and whether it is still covered; `before`: an older part."""

    story_id: int
    entries: EntryPage
    is_open: bool
    at: datetime
    script: str
    before: str = ""


def live_of(
    story_id: int, *, at: datetime, script: str, until: datetime, before: str = ""
) -> LiveStory:
    """The entries of a story whose latest coverage ends at `until`. Raises MalformedCursor."""
    entries = entry_page(story_id, at=at, script=script, before=before)
    return LiveStory(story_id, entries, until > at, at, script, before)


def live_section(live: LiveStory, *, at_query: str = "") -> SafeString:
    """The section of a page; one that stays open asks by itself for what is new."""
    page, script = live.entries, live.script
    pinned = entry_items([page.pinned], live, at_query) if page.pinned else ""
    own = f"{article_address(live.story_id)}{at_query}"
    state = said(_("Live now") if live.is_open else _("Live coverage has ended"), script)
    css = "live-state is-open" if live.is_open else "live-state"
    asks = _asks(live) if not at_query and not live.before else ""
    reload = said(_("Reload for new entries"), script)
    ways = f'<a class="live-reload" href="{escape(own)}#live">{reload}</a>' if asks else ""
    return SafeString(
        f'<section class="live" id="live" aria-labelledby="live-title"{asks}>\n'
        f'<div class="live-head"><h2 id="live-title">{said(_TITLE, script)}</h2>'
        f'<span class="{css}">{state}</span>{ways}</div>\n'
        '<div class="live-news" role="status"></div>\n'
        f'<ol class="live-pinned">{pinned}</ol>\n'
        f'<ol class="live-entries">{entry_items(page.entries, live, at_query)}</ol>\n'
        f"{_empty(live)}{_older(live, at_query)}</section>"
    )


def live_jump(live: LiveStory) -> SafeString:
    """The way from above the text to what is new, while the story is covered."""
    if not live.is_open:
        return SafeString()
    words = said(_("Live now: to the newest entries"), live.script)
    return SafeString(f'<p class="live-jump"><a href="#live">{words}</a></p>')


def entry_items(entries: Iterable[Entry], live: LiveStory, at_query: str = "") -> str:
    """The items of a list of entries, each with an anchor and a link of its own."""
    today = day_of(live.at)
    return "\n".join(entry_item(entry, live.script, today, at_query) for entry in entries)


def entry_item(entry: Entry, script: str, today: date, at_query: str = "") -> str:
    """One entry: when, what, and that it was corrected or is pinned."""
    address = escape(f"{article_address(entry.story_id, f'live/{entry.number}')}{at_query}")
    title = f"<h3>{escape(entry.title)}</h3>" if entry.title else ""
    pin = f'<span class="live-pin">{said(_PINNED, script)}</span>' if entry.pinned else ""
    corrected = ""
    if entry.corrected_at:
        when = time_element(entry.corrected_at, today)
        corrected = f'<span class="live-corrected">{said(_CORRECTED, script)} {when}</span>'
    flag = " data-pinned" if entry.pinned else ""
    return (
        f'<li class="live-entry" id="live-{entry.number}" data-entry="{entry.number}"{flag}>'
        f'<p class="live-time"><a href="{address}">{time_element(entry.written_at, today)}</a>'
        f'{pin}{corrected}</p>{title}<div class="live-body">{entry.html}</div></li>'
    )


def _asks(live: LiveStory) -> str:
    words = said(_("{count} new entries"), live.script)
    more = said(_("Many new entries: reload the page"), live.script)
    over = said(_("Live coverage has ended"), live.script)
    address = article_address(live.story_id, "live/new")
    return (
        f' data-live="{address}" data-after="{live.entries.newest}" data-every="{EVERY}"'
        f' data-news="{words}" data-more="{more}" data-over="{over}"'
        + (" data-open" if live.is_open else "")
    )


def _empty(live: LiveStory) -> str:
    if live.entries.entries or live.entries.pinned:
        return ""
    return f'<p class="empty">{said(_NO_ENTRY, live.script)}</p>\n'


def _older(live: LiveStory, at_query: str) -> str:
    links = []
    base = article_address(live.story_id, "live")
    if live.before:
        words = said(_("The newest entries"), live.script)
        links.append(f'<a href="{escape(base + at_query)}">{words}</a>')
    if live.entries.older:
        more = at_query.replace("?", "&", 1)
        address = escape(f"{base}?before={live.entries.older}{more}")
        links.append(f'<a href="{address}">{said(_OLDER, live.script)}</a>')
    return f'<p class="older live-older">{"".join(links)}</p>\n' if links else ""
