"""The line of breaking news below the masthead: its level in a word, its text, the way to close."""

from datetime import UTC, datetime
from functools import lru_cache
from html import escape

from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _

from chinese.convert import for_reader
from chinese.script import Script
from editions.menu import Around
from fronts.alert_lines import AlertLine, alert_at
from pages.addresses import article_address
from pages.words import said

_LEVELS = {"breaking": _("breaking"), "update": _("development"), "notice": _("notice")}
_NOTHING = SafeString()


def alert_section(site: Around, *, at: datetime, script: str, at_query: str) -> SafeString:
    """The alert of the moment, if there is one."""
    line = alert_at(site.brought, at) if site.brought else None
    return _section(line, script, get_script_prefix(), at_query) if line else _NOTHING


def alert_script(site: Around, *, at: datetime, at_query: str) -> SafeString:
    """What closes the alert, and keeps it closed: run before the page is drawn, so nothing jumps.

    It takes the alert away at its end too, unless the page is of a moment that was asked for.
    Without it the alert stays.
    """
    line = alert_at(site.brought, at) if site.brought else None
    if line is None:
        return _NOTHING
    until = (
        "" if at_query else f' data-until="{line.live_until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"'
    )
    source = static("site/alert.js")
    return SafeString(f'<script src="{source}" data-alert="{line.pk}"{until}></script>')


# the root is read by `article_address`
@lru_cache(maxsize=100)
def _section(line: AlertLine, script: str, root: str, at_query: str) -> SafeString:
    # the desk types Simplified, as names of channels and topics
    text = escape(for_reader(line.text, written=Script.HANS, reader=Script(script)))
    if line.story_id is not None:
        address = escape(f"{article_address(line.story_id)}{at_query}")
        text = f'<a href="{address}">{text}</a>'
    level = said(_LEVELS.get(line.level, line.level), script)
    label, close = said(_("Alert"), script), said(_("Close"), script)
    return SafeString(
        f'<aside class="alert alert-{escape(line.level)}" aria-label="{label}">'
        f'<div class="alert-inner"><p><strong class="alert-level">{level}</strong> {text}</p>'
        f'<button type="button" class="alert-close">{close}</button></div></aside>'
    )
