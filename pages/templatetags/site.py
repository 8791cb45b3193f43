"""Small things that any page of the site says: its name, times, names in the reader's script."""

from datetime import datetime
from functools import cache, lru_cache
from html import escape
from typing import Any, NamedTuple

from django import template
from django.template import Context, loader
from django.template.base import NodeList, Parser, Token
from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from chinese.convert import for_reader
from chinese.script import Script
from editions.cards import Card
from editions.headlines import Headline
from editions.house import House
from editions.kept import keep_in
from editions.lists import CardPage
from editions.menu import Around
from pages import addresses, markup, sections, times
from pages.composing import Block
from pages.footing import lines_of
from pages.frame import Frame, script_of_page

_PLACES = 20  # languages and roots that what is kept is kept for

register = template.Library()

register.filter(addresses.channel_address)
register.filter("story_address", addresses.article_address)

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


@register.simple_tag(takes_context=True)
def site_name(context: Context) -> str:
    """The paper's name in the reader's script."""
    return in_script(_house(context).name)


@register.simple_tag(takes_context=True)
def site_described(context: Context) -> SafeString:
    """What the paper says of itself, for the head of the front page."""
    words = escape(in_script(_house(context).description))
    return SafeString(f'<meta name="description" content="{words}">' if words else "")


@register.simple_tag(takes_context=True)
def site_mark(context: Context) -> SafeString:
    """The paper's logo, or its name where it has none."""
    house = _house(context)
    name = in_script(house.name)
    return markup.logo(house.logo, name) if house.logo else SafeString(escape(name))


def _house(context: Context) -> House:
    site: Around = context["around"]
    return site.house


@register.simple_tag
def page_time(moment: datetime) -> SafeString:
    """A `<time>` as it stands above a text."""
    return SafeString(times.time_element(moment))


@register.simple_tag(takes_context=True)
def dated_lines(context: Context, lines: list[Headline]) -> SafeString:
    """The items of a list of headlines with time and label."""
    return markup.dated(lines, at=context["at"])


@register.simple_tag(takes_context=True)
def found_cards(context: Context, cards: list[Card]) -> SafeString:
    """The items of what was found, with the words that were looked for marked."""
    return markup.carded(cards, at=context["at"], asked=context["asked"])


@register.simple_tag(takes_context=True)
def lead_story(context: Context, card: Card) -> SafeString:
    """The story that leads the front page."""
    standfirst = context["standfirsts"].get(card.edition_id, "")
    return markup.leading(card, standfirst, at=context["at"], place="lead", heading="lead-title")


@register.simple_tag(takes_context=True)
def second_story(context: Context, card: Card) -> SafeString:
    """A story beside the leading one: words for its picture, if it has none."""
    standfirst = "" if card.picture else context["standfirsts"].get(card.edition_id, "")
    return markup.leading(card, standfirst, at=context["at"], place="block")


@register.filter
def numbered_lines(lines: list[Headline]) -> SafeString:
    """The items of a ranking."""
    return markup.numbered(lines)


@register.simple_tag(takes_context=True)
def story_list(context: Context, stories: CardPage) -> SafeString:
    """A page of a list, and the ways on."""
    return sections.story_list(stories, context["frame"], at=context["at"])


@register.simple_tag(takes_context=True)
def section_blocks(context: Context, blocks: list[Block]) -> SafeString:
    """The sections on the front page."""
    script, at = context["script"], context["at"]
    shown = (sections.section_block(block, script=script, at=at) for block in blocks)
    return SafeString("\n".join(shown))


@register.simple_tag(takes_context=True)
def older(context: Context, place: str) -> SafeString:
    """The ways on in a list of which more follows after a place, if anything ("")."""
    return sections.older_nav(place, context["frame"])


@register.simple_tag(takes_context=True)
def page_address(context: Context) -> SafeString:
    """What the head of the page tells machines of its address; nothing of a preview's."""
    frame: Frame | None = context.get("frame")
    return addresses_of(frame) if frame else SafeString()


@register.simple_tag(takes_context=True)
def page_switch(context: Context) -> SafeString:
    """The link to the page in the other script; a preview has one of its own."""
    frame: Frame | None = context.get("frame")
    return script_switch(frame.other_script) if frame else SafeString()


@register.tag
def kept(parser: Parser, token: Token) -> "KeptNode":
    """Up to `{% endkept %}`: what is the same on every page of a language, a root and a paper."""
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodes)


class KeptNode(template.Node):
    """Renders what it holds once for each language, root and state of the settings.

    It sees nothing of the page's context.
    """

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._kept: dict[tuple[str, str, House], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The text, as it was rendered first."""
        site = Around(_house(context))
        place = (*_place(), site.house)
        text = self._kept.get(place)
        if text is None:
            if len(self._kept) >= _PLACES:
                self._kept.clear()
            text = self._kept[place] = self.nodelist.render(context.new({"around": site}))
        return text


@register.tag
def kept_part(parser: Parser, token: Token) -> "KeptPart":
    """Up to `{% endkept_part %}`: a part of a page that is the same for an epoch, with its name."""
    _, name = token.split_contents()
    nodes = parser.parse(("endkept_part",))
    parser.delete_first_token()
    return KeptPart(name.strip("\"'"), nodes)


class KeptPart(template.Node):
    """Renders what it holds once in an epoch, for each script and root."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The text, as it was rendered first in this epoch."""
        key = ("part", self.name, *_place())
        return keep_in(context.get("epoch"), key, lambda: self.nodelist.render(context))


@register.simple_tag
def script_switch(address: str) -> SafeString:
    """The link to the same page in the other script, which is named in itself."""
    other = Script.HANS if script_of_page() is Script.HANT else Script.HANT
    language, name = _LANGUAGES[other], get_language_info(other)["name_local"]
    return SafeString(
        f'<a class="switch" href="{escape(address)}" lang="{language}" hreflang="{language}"'
        f' rel="alternate" aria-label="{name}">{name[0]}<span>{name[1:]}</span></a>'
    )


@register.simple_tag
@cache
def icon() -> str:
    """The address of the site's icon."""
    return static("site/icon.svg")


@register.simple_tag
@cache
def style(name: str) -> SafeString:
    """The link to a style sheet of the site."""
    return SafeString(f'<link rel="stylesheet" href="{static(f"site/{name}.css")}">')


@register.simple_tag
@cache
def script(name: str) -> SafeString:
    """The link to a script of the site."""
    return SafeString(f'<script type="module" src="{static(f"site/{name}.js")}"></script>')


@register.simple_tag(takes_context=True)
def masthead(context: Context) -> SafeString:
    """The site's name and its search."""
    return _around("masthead", *_place(), Around(_house(context)))


@register.simple_tag(takes_context=True)
def sections_menu(context: Context) -> SafeString:
    """The sections, the channels of the one that the page stands in, and which of both it is."""
    current = Current(context.get("section_slug") or "", context.get("channel_slug") or "")
    site: Around = context["around"]
    return _around("menu", *_place(), Around(site.house, site.sections), current)


@register.simple_tag(takes_context=True)
def footer(context: Context) -> SafeString:
    """What stands below every page."""
    return _around("footer", *_place(), Around(_house(context)))


def addresses_of(frame: Frame) -> SafeString:
    """The page's own address and those of both scripts."""
    own, simplified = escape(frame.canonical), escape(frame.simplified)
    return SafeString(
        f'<link rel="canonical" href="{own}">\n'
        f'<link rel="alternate" hreflang="zh-Hans" href="{simplified}">\n'
        f'<link rel="alternate" hreflang="zh-Hant" href="{escape(frame.traditional)}">\n'
        f'<link rel="alternate" hreflang="x-default" href="{simplified}">\n'
        f'<meta property="og:url" content="{own}">'
    )


def _place() -> tuple[str, str]:
    return get_language() or "", get_script_prefix()


class Current(NamedTuple):
    """The slugs of the section and channel that a page stands in, "" for none."""

    section: str = ""
    channel: str = ""


_NOWHERE = Current()


# The language and the root are not read below, but everything in the component hangs on them.
@lru_cache(maxsize=500)
def _around(
    component: str,
    language: str,
    root: str,
    around: Around,
    current: Current = _NOWHERE,
) -> SafeString:
    own = next((each.channels for each in around.sections if each.slug == current.section), ())
    context: dict[str, Any] = {
        "around": around,
        "sections": around.sections,
        "channels": own,
        "current": current,
        **(lines_of(around.house) if component == "footer" else {}),
    }
    return SafeString(loader.get_template(f"components/{component}.html").render(context))
