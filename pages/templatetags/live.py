"""Where pages show a live story; a story that was never covered shows nothing of it."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from editions.entries import Entry
from pages.frame import Frame, script_of_page
from pages.live import LiveStory, entry_item, live_jump as jump, live_section as section
from pages.templatetags.site import script, style
from pages.times import day_of

register = template.Library()


@register.simple_tag(takes_context=True)
def live_section(context: Context) -> SafeString:
    """The entries of the page's story."""
    live: LiveStory | None = context.get("live")
    if live is None:
        return SafeString()
    frame: Frame = context["frame"]
    return section(live, at_query=frame.at_query)


@register.simple_tag(takes_context=True)
def live_jump(context: Context) -> SafeString:
    """The way to them from above the text."""
    live: LiveStory | None = context.get("live")
    return jump(live) if live else SafeString()


@register.simple_tag(takes_context=True)
def live_files(context: Context) -> SafeString:
    """Its style, and the script that asks for what is new."""
    if context.get("live") is None:
        return SafeString()
    return SafeString(f"{style('live')}\n{script('live')}")


@register.simple_tag(takes_context=True)
def one_live_entry(context: Context, entry: Entry) -> SafeString:
    """An entry by itself."""
    today = day_of(context["at"])
    at_query = context["frame"].at_query
    return SafeString(entry_item(entry, script_of_page(), today, at_query))
