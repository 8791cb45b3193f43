"""The lists beside and below a story: each one call, so that each can be kept by itself."""

from typing import Any

from django import template
from django.template import Context

from channels.models import Topic
from editions.lists import cards_of_listings, section_latest
from editions.models import Edition
from pages.addresses import hot_address
from readership import related, trending

register = template.Library()


@register.inclusion_tag("components/hot_list.html", takes_context=True)
def hot_list(context: Context) -> dict[str, Any]:
    """Hot: what readers read now."""
    hot = trending.hot(at=context["at"], script=context["script"])
    return {"hot": hot, "address": hot_address()}


@register.inclusion_tag("components/section_latest.html", takes_context=True)
def latest_in_section(context: Context) -> dict[str, Any]:
    """The channel's latest: of the story's whole section, without the story."""
    edition: Edition = context["edition"]
    at = context["at"]
    lines = section_latest(edition, at=at, script=context["script"])
    return {"section": edition.channel.section, "lines": lines, "at": at}


@register.inclusion_tag("components/recommended.html", takes_context=True)
def recommended_list(context: Context) -> dict[str, Any]:
    """What to read after the story."""
    edition: Edition = context["edition"]
    topics: list[Topic] = context["page"].topics
    at, script = context["at"], context["script"]
    best = related.recommended_ids(edition, [topic.pk for topic in topics], at=at)
    cards = cards_of_listings(best, at=at, script=script)
    return {"cards": cards, "at": at}
