"""A story on its page: what stands around its text, the links between the parts of it."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from chinese.script import Script
from editions.reading import WHOLE, ArticlePage
from pages import story
from pages.addresses import article_address, count_address
from pages.templatetags.site import script, script_switch as switch

ALL_SHOWN = 6
_SECOND = 2

register = template.Library()


@register.inclusion_tag("components/parts.html", takes_context=True)
def parts(context: Context) -> dict[str, Any]:
    """Page numbers, previous, next and the whole text."""
    page: ArticlePage = context["page"]
    shown = page.number

    def address(number: int) -> str:
        return part_address(context, str(number)) if 1 <= number <= page.count else ""

    return {
        "links": [(number, address(number), number == shown) for number in near(shown, page.count)],
        "previous": address(shown - 1) if shown else "",
        "next": address(shown + 1) if shown else "",
        "whole": part_address(context, WHOLE) if shown else "",
    }


def near(number: int, count: int) -> list[int]:
    """The pages that are worth a link beside a page, 0 for a gap: five numbers in a row at most.

    >>> near(14, 30)
    [1, 0, 13, 14, 15, 0, 30]
    >>> near(2, 5)
    [1, 2, 3, 4, 5]
    """
    if count <= ALL_SHOWN:
        return list(range(1, count + 1))
    middle = min(max(number, 3), count - 2)
    inner = [middle - 1, middle, middle + 1]
    before = [1] if inner[0] == _SECOND else [1, 0]
    after = [count] if inner[-1] == count - 1 else [0, count]
    return [*before, *inner, *after]


@register.simple_tag(takes_context=True)
def part_address(context: Context, part: str) -> str:
    """The address of a part of the story, or of its draft's preview, at the moment shown."""
    page: ArticlePage = context["page"]
    if page.preview:
        return _preview_address(part, page.script)
    frame = context.get("frame")
    address = article_address(page.edition.story_id, "" if part == "1" else part)
    return f"{address}{frame.at_query if frame else ''}"


@register.simple_tag(takes_context=True)
def story_switch(context: Context) -> SafeString:
    """The link to the story, or to its draft's preview, in the other script."""
    page: ArticlePage = context["page"]
    if not page.preview:
        return switch(context["frame"].other_script)
    other = Script.HANS if page.script == Script.HANT else Script.HANT
    return switch(_preview_address(str(page.number or WHOLE), other))


@register.simple_tag
def story_title(page: ArticlePage) -> SafeString:
    """What the browser names the page."""
    return story.title(page)


@register.simple_tag
def story_described(page: ArticlePage) -> SafeString:
    """What the head of the page tells machines of the story."""
    return story.described(page)


@register.simple_tag
def story_head(page: ArticlePage) -> SafeString:
    """What stands above the text."""
    return story.head(page)


@register.simple_tag
def story_text(page: ArticlePage) -> SafeString:
    """The text."""
    return story.text(page)


@register.simple_tag
def story_end(page: ArticlePage) -> SafeString:
    """What stands below the text."""
    return story.end(page)


@register.simple_tag
def counted(page: ArticlePage) -> SafeString:
    """Where the page tells that it is read, for `<body>`; nothing where it doesn't count."""
    if not page.counts:
        return SafeString()
    return SafeString(f' data-count="{count_address(page.edition.story_id)}"')


@register.simple_tag
def beacon(page: ArticlePage) -> SafeString:
    """The script that tells it."""
    return script("beacon") if page.counts else SafeString()


def _preview_address(part: str, script: str) -> str:
    return f"?page={part}&script={script}"
