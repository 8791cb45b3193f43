"""Small things that the desk's lists say: times, which filters are set, how many rows there are."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.paging import MOST_COUNTED
from pages.times import day_of, time_element

register = template.Library()


@dataclass(frozen=True)
class SetFilter:
    """A filter that narrows the list, and the address of the list without it."""

    title: str
    chosen: str
    without: str


@register.filter
def desk_time(moment: datetime | None) -> SafeString | str:
    """A `<time>` as short as today allows; nothing for no time."""
    return SafeString(time_element(moment, day_of(timezone.now()))) if moment else ""


# how Django's admin draws what is yes, no or unknown
_SIGN = re.compile(r'<img src="[^"]*" alt="(True|False|None)"[^>]*>')


@register.filter
def in_words(contents: str) -> str:
    """What a field that can't be changed holds; yes and no as words, nothing as a dash."""
    sign = _SIGN.fullmatch(contents)
    words = {"True": gettext("Yes"), "False": gettext("No"), "None": "—"}
    if sign:
        return words[sign[1]]
    return "—" if contents in {"", "-"} else contents


@register.filter
def chosen(choices: list[dict[str, Any]]) -> str:
    """What is chosen of a filter's choices; nothing where the first, which is all, is."""
    return next((str(choice["display"]) for choice in choices[1:] if choice["selected"]), "")


@register.simple_tag
def set_filters(changelist: Any) -> list[SetFilter]:
    """The filters of a change list that are set."""
    found = []
    for spec in changelist.filter_specs:
        choices = list(spec.choices(changelist))
        if words := chosen(choices):
            found.append(SetFilter(str(spec.title), words, choices[0]["query_string"]))
    return found


@register.simple_tag
def without_search(changelist: Any) -> str:
    """The address of the list with its filters, and without the words that were looked for."""
    address: str = changelist.get_query_string(remove=["q"])
    return address


@register.simple_tag
def rows_counted(changelist: Any) -> str:
    """The number of rows: `1,234`, or `10,000+` where nobody counts any further."""
    count: int = changelist.result_count
    return f"{count:,}" if count < MOST_COUNTED else f"{MOST_COUNTED - 1:,}+"


@register.simple_tag
def page_address(changelist: Any, number: int) -> str:
    """The address of another page of the list."""
    address: str = changelist.get_query_string({"p": number})
    return address
