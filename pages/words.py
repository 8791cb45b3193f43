"""The site's own words in the reader's script, each looked up once: escaped, ready for a page."""

from functools import lru_cache
from html import escape

from django.utils.translation import gettext, override


# source strings are few; a place-holder is filled by the caller
@lru_cache(maxsize=500)
def said(message: str, script: str) -> str:
    """A source string (marked by `gettext_noop`) as readers of the script read it."""
    with override(script):
        return escape(gettext(message))
