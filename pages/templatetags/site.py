"""Small things that any page of the site says: its name, times, names in the reader's script."""

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from channels.models import Channel
from chinese.convert import for_reader
from chinese.script import Script
from pages import addresses, times
from pages.frame import Frame, script_of_page

register = template.Library()

register.filter(addresses.channel_address)
register.filter(addresses.topic_address)
register.filter(addresses.author_address)

# How browsers and search engines name the scripts.
_LANGUAGES = {Script.HANS: "zh-Hans", Script.HANT: "zh-Hant"}


@register.simple_tag
def html_lang() -> str:
    """The page's language, for `<html lang>`."""
    return _LANGUAGES[script_of_page()]


@register.filter
def in_script(name: str) -> str:
    """A name that the desk gave (in Simplified) in the reader's script."""
    return for_reader(name, written=Script.HANS, reader=script_of_page())


@register.simple_tag
def site_name() -> str:
    """The newsroom's name in the reader's script."""
    return in_script(settings.SITE_NAME)


@register.simple_tag(takes_context=True)
def list_time(context: Context, moment: datetime) -> SafeString:
    """A `<time>` as lists show it."""
    return _time(moment, times.list_time(moment, at=context["at"]))


@register.simple_tag
def page_time(moment: datetime) -> SafeString:
    """A `<time>` as it stands above a text."""
    return _time(moment, times.page_time(moment))


def _time(moment: datetime, words: str) -> SafeString:
    # digits and marks alone: nothing to escape
    return SafeString(f'<time datetime="{times.machine_time(moment)}">{words}</time>')


@register.simple_tag(takes_context=True)
def older_address(context: Context, place: str) -> str:
    """The list's next page, which begins after a place."""
    frame: Frame = context["frame"]
    return frame.older(place)


@register.inclusion_tag("components/script_switch.html")
def script_switch(address: str) -> dict[str, str]:
    """The link to the same page in the other script, which is named in itself."""
    other = Script.HANS if script_of_page() is Script.HANT else Script.HANT
    name = get_language_info(other)["name_local"]
    return {"address": address, "language": _LANGUAGES[other], "name": name}


@register.inclusion_tag("components/sections.html", takes_context=True)
def sections(context: Context) -> dict[str, Any]:
    """The site's sections, and which of them the page stands in."""
    known = context.get("sections")
    rows = known or list(Channel.objects.menu().values_list("name", "slug"))
    return {"sections": rows, "current": context.get("section_slug")}
