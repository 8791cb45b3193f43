"""The lists beside and below a story: each one call, so that each can be kept by itself."""

from django import template
from django.template import Context
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from editions.kept import keep_in
from editions.lists import BESIDE_A_STORY, cards_of_listings, section_newest
from editions.models import Edition
from pages.curated import Curated, columns_html
from pages.markup import dated_items
from pages.sections import hot_section, latest_section, recommended_section
from readership import related, trending

register = template.Library()


@register.simple_tag(takes_context=True)
def hot_list(context: Context) -> SafeString:
    """Hot: what readers read now."""
    at, script = context["at"], context["script"]

    def make() -> SafeString:
        return hot_section(trending.hot(at=at, script=script), script=script)

    return keep_in(context.get("epoch"), ("hot", script, get_script_prefix()), make)


@register.simple_tag(takes_context=True)
def latest_in_section(context: Context) -> SafeString:
    """The channel's latest: of the story's whole section, without the story."""
    edition: Edition = context["edition"]
    section, at, script = edition.channel.section, context["at"], context["script"]

    def make() -> list[tuple[int, str]]:
        return dated_items(section_newest(section.pk, at=at, script=script), at=at)

    items = keep_in(context.get("epoch"), ("latest", section.pk, script, get_script_prefix()), make)
    others = [item for story_id, item in items if story_id != edition.story_id]
    return latest_section(section, others[:BESIDE_A_STORY], script=script)


@register.simple_tag(takes_context=True)
def recommended_list(context: Context) -> SafeString:
    """What to read after the story."""
    edition: Edition = context["edition"]
    topic_ids = [topic.pk for topic in context["page"].topics]
    at, script = context["at"], context["script"]
    best = related.recommended_ids(edition, topic_ids, at=at, epoch=context.get("epoch"))
    cards = cards_of_listings(best, at=at, script=script)
    return recommended_section(cards, script=script, at=at)


@register.simple_tag(takes_context=True)
def front_columns(context: Context) -> Curated:
    """The blocks of a front: as they were launched, or of the `blocks` of a draft."""
    launched: Curated | None = context.get("curated")
    if launched is not None:
        return launched
    return columns_html(context["blocks"], script=context["script"], at=context["at"])
