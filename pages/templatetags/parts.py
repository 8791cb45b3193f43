"""The links between the parts of a text: pages and the whole."""

from typing import Any

from django import template
from django.template import Context

from chinese.script import Script
from editions.reading import WHOLE, ArticlePage
from pages.addresses import article_address

register = template.Library()


@register.inclusion_tag("components/parts.html", takes_context=True)
def parts(context: Context) -> dict[str, Any]:
    """Page numbers, previous, next and the whole text."""
    page: ArticlePage = context["page"]
    numbers = range(1, page.count + 1)
    links = {number: part_address(context, str(number)) for number in numbers}
    return {
        "links": [(number, link, number == page.number) for number, link in links.items()],
        "previous": links.get(page.number - 1) if page.number else None,
        "next": links.get(page.number + 1) if page.number else None,
        "whole": part_address(context, WHOLE) if page.number else None,
    }


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
def preview_in_other_script(context: Context) -> str:
    """The address of a draft's preview in the other script."""
    page: ArticlePage = context["page"]
    other = Script.HANS if page.script == Script.HANT else Script.HANT
    return _preview_address(str(page.number or WHOLE), other)


def _preview_address(part: str, script: str) -> str:
    return f"?page={part}&script={script}"
