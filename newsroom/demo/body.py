"""Turns a demo text into a body as the editor would have written it."""

import html
import re
from collections.abc import Mapping

from editions.html import PAGE_BREAK

_HEADING = "## "
_BREAK = "---"
_PICTURE = re.compile(r"\[([a-z-]+)\]")


def body_html(text: str, addresses: Mapping[str, str]) -> str:
    """HTML of a text: blank lines part paragraphs, `## ` begins a sub-heading.

    `---` is a new page, `[name]` the picture whose address is given under that name.

    >>> body_html("## 一\\n\\n二", {})
    '<h2>一</h2>\\n<p>二</p>'
    """
    blocks = (block.strip() for block in text.strip().split("\n\n"))
    return "\n".join(_block(block, addresses) for block in blocks if block)


def pictures_in(text: str) -> list[str]:
    """Names of the pictures that a text shows."""
    return [
        match[1] for block in text.split("\n\n") if (match := _PICTURE.fullmatch(block.strip()))
    ]


def _block(block: str, addresses: Mapping[str, str]) -> str:
    if block == _BREAK:
        return PAGE_BREAK
    if match := _PICTURE.fullmatch(block):
        return f'<figure class="image"><img alt="" src="{addresses[match[1]]}"></figure>'
    if block.startswith(_HEADING):
        return f"<h2>{html.escape(block.removeprefix(_HEADING), quote=False)}</h2>"
    return f"<p>{html.escape(block, quote=False)}</p>"
