"""What was typed without the editor, alone or below its HTML: no character of it is lost."""

import html
import re

from editions.elements import BLOCKS, ENDS_PARAGRAPH, FORMATTING, VOID, WITH_OWN_RULES
from editions.html import TAGS, WITH_CONTENT

# The editor puts every text into one of these; a picture is a block of its own, or stands in one.
_BLOCK = re.compile(rf"<(?:{'|'.join(sorted(ENDS_PARAGRAPH | {'img'}))})(?=[\s/>])", re.IGNORECASE)
# Elements as the editor writes them, every attribute with a value, and whole comments. Possessive:
# a way back would be tried from every beginning.
_MARKUP = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*+)"
    r"(?:\s++[a-z_:][-\w:.]*+\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>`]++))*+\s*+/?+>"
    r"|<!--(?:[^<>-]|-(?!->))*+-->",
    re.IGNORECASE | re.ASCII,
)
_KNOWN = TAGS | WITH_CONTENT | BLOCKS | FORMATTING | VOID | WITH_OWN_RULES
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def as_html(typed: str) -> str:
    """What was typed as HTML: paragraphs of all that is none, beside what is.

    Without JavaScript the body is a plain field, and a parser would take `a<b` for the beginning of
    an element and drop all that follows. Every character that can be seen survives; what separates
    lines, and blanks around them, become paragraphs. Inside of elements text stays where it is.
    """
    if not _BLOCK.search(typed):
        return _paragraphs(typed)
    made, open_elements, position = [], 0, 0
    for match in _MARKUP.finditer(typed):
        name = (match["name"] or "").lower()
        if name and name not in _KNOWN:
            continue
        made += [_between(typed[position : match.start()], open_elements), match[0]]
        position = match.end()
        if name and name not in VOID:
            open_elements = max(open_elements + (-1 if match["end"] else 1), 0)
    made.append(_between(typed[position:], open_elements))
    return "".join(made)


def _between(text: str, open_elements: int) -> str:
    """Text between elements: a line of its own where none is open, else its signs made harmless."""
    if open_elements:
        return text.replace("<", "&lt;")
    return _paragraphs(text) if text.strip() else text


def _paragraphs(text: str) -> str:
    lines = (line.strip() for line in _BREAKS.split(text))
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
