"""How many things in the inbox a person has not seen, for the desk's header."""

from typing import Any

from django import template

from articles.inbox import unread_words as words_for

register = template.Library()


@register.simple_tag
def unread_words(user: Any) -> str:
    """`3`, `100+`, or nothing."""
    return words_for(user) if user.is_authenticated else ""
