"""The lists beside and below a story: each one call, so that each can be kept by itself."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from channels.models import Topic
from editions.lists import cards_of_listings, section_latest
from editions.models import Edition
from pages.sections import hot_section, latest_section, recommended_section
from readership import related, trending

register = template.Library()


@register.simple_tag(takes_context=True)
def hot_list(context: Context) -> SafeString:
    """Hot: what readers read now."""
    script = context["script"]
    return hot_section(trending.hot(at=context["at"], script=script), script=script)


@register.simple_tag(takes_context=True)
def latest_in_section(context: Context) -> SafeString:
    """The channel's latest: of the story's whole section, without the story."""
    edition: Edition = context["edition"]
    at, script = context["at"], context["script"]
    lines = section_latest(edition, at=at, script=script)
    return latest_section(edition.channel.section, lines, script=script, at=at)


@register.simple_tag(takes_context=True)
def recommended_list(context: Context) -> SafeString:
    """What to read after the story."""
    edition: Edition = context["edition"]
    topics: list[Topic] = context["page"].topics
    at, script = context["at"], context["script"]
    best = related.recommended_ids(edition, [topic.pk for topic in topics], at=at)
    cards = cards_of_listings(best, at=at, script=script)
    return recommended_section(cards, script=script, at=at)
