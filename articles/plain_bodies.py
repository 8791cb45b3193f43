"""A body that was typed as plain text, without the editor: escaped, a paragraph for each line."""

import html
import re

from editions.elements import ENDS_PARAGRAPH

# The editor puts every text into one of these; a picture is a block of its own, or stands in one.
_BLOCK = re.compile(rf"<(?:{'|'.join(sorted(ENDS_PARAGRAPH | {'img'}))})(?=[\s/>])", re.IGNORECASE)
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def as_html(typed: str) -> str:
    """What was typed as HTML: as it came where it holds any block element, else its paragraphs.

    Without JavaScript the body is a plain field, and a parser would take `a<b` for the beginning of
    an element and drop all that follows. Every character that can be seen survives; what separates
    lines, and blanks around them, become paragraphs.
    """
    if _BLOCK.search(typed):
        return typed
    lines = (line.strip() for line in _BREAKS.split(typed))
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
