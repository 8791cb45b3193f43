"""Makes HTML orderly before a parser sees it: every element ended in turn, none nested too deep.

A parser that follows the HTML standard walks through all that is open for every end tag that
closes nothing, and opens again whatever formatting was never ended: its work grows with the square
of such a text. Here one pass ends elements as the standard does, with few exceptions: an end tag
that closes nothing is dropped, formatting that ends inside a block ends with that block, and what
has no place between the cells of a table gets a cell of its own.
"""

import re

from editions import elements
from editions.open_elements import OpenElements

# Formatting that is opened again where a block ended it: each is written once more every time.
_MOST_REOPENED = 20
_MOST_ALIKE = 3  # as in browsers

_SPACE = r"[ \t\n\r\f]"
_TAG = re.compile(
    rf"""<(/?)([a-zA-Z][^ \t\n\r\f/>]*+)
    (?:(?:{_SPACE}|/)++
      |(?:=[^ \t\n\r\f/>=]*+|[^ \t\n\r\f/>=]++)
       (?:{_SPACE}*+={_SPACE}*+
         (?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\r\f>"'][^ \t\n\r\f>]*+)?+)?+
    )*+>""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?:!|\?|/[^a-zA-Z>])[^>]*+>?|</>", re.DOTALL)
_UNENDED = re.compile(r"</?[a-zA-Z]")
_ENDS_RAW = {
    name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])|\Z", re.IGNORECASE | re.ASCII)
    for name in elements.RAW
}
_INNER_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)(?=[ \t\n\r\f/>])")


def orderly(html: str) -> str:
    """The same text with all that it opens ended in turn; unchanged where it was so already.

    Takes time in proportion to its length. Raises TooDeep.
    """
    stream = _Stream(len(html))
    position = 0
    while (start := html.find("<", position)) >= 0:
        if start > position:
            stream.text(html[position:start])
        position = _take_tag(stream, html, start)
    if position < len(html):
        stream.text(html[position:])
    return stream.whole() if stream.is_disorderly else html


def _take_tag(stream: "_Stream", html: str, start: int) -> int:
    """Pass on the tag that begins there; where the next piece begins."""
    match = _TAG.match(html, start)
    if match is None:
        return _take_rest(stream, html, start)
    name = match[2].lower()
    if match[1]:
        stream.end(name)
    elif name in _ENDS_RAW or name in elements.HOLDERS:
        stream.is_disorderly = True
        return _past(name, html, match.end())
    elif name in elements.WITH_OWN_RULES or not match[2].isascii():
        stream.is_disorderly = True
    else:
        stream.start(name, match[0])
    return match.end()


def _take_rest(stream: "_Stream", html: str, start: int) -> int:
    """Leave out a comment, or a tag that never ends; anything else is text."""
    stream.is_disorderly = True
    if comment := _COMMENT.match(html, start):
        return comment.end()
    if _UNENDED.match(html, start):
        return len(html)
    stream.text("&lt;")
    return start + 1


def _past(name: str, html: str, start: int) -> int:
    """Where the insides of an element end that goes with all it holds."""
    if name in _ENDS_RAW:
        end = _ENDS_RAW[name].search(html, start)
        return end.start() if end else len(html)
    draws = name in {"svg", "math"}
    if draws and html[start - 2] == "/":
        return start
    depth = 1
    for match in _INNER_TAG.finditer(html, start):
        inner = match[2].lower()
        if inner == name:
            depth += -1 if match[1] else 1
        if depth == 0 or (draws and not match[1] and inner in elements.LEAVES_DRAWING):
            return match.start()
    return len(html)


class _Stream(OpenElements):
    """Takes the pieces of a text one after the other."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.is_disorderly = False
        self._left = length // 4 + 1000  # characters of tags that may be written again

    def whole(self) -> str:
        """All of it, ended."""
        self.end_down_to(0)
        return "".join(self.parts)

    def text(self, text: str) -> None:
        """Words, entities as they are."""
        if not (self.is_between_cells() and text.isspace()):
            self._make_room()
            self._reopen()
        self.parts.append(text)

    def start(self, name: str, written: str) -> None:
        """A start tag, as it is written."""
        if name in elements.PARENTS:
            self._start_part(name, written)
            return
        if name == "table" and self.is_between_cells():
            self.is_disorderly = True
            self.end_one({"table"}, set())
        self._make_room()
        self._end_before(name)
        if name not in elements.ENDS_PARAGRAPH:
            self._reopen()
        self.push(name, written)
        if name in elements.FORMATTING:
            self._note_formatting()

    def end(self, name: str) -> None:
        """An end tag."""
        if name in elements.FORMATTING and self._end_formatting(name):
            return
        if not self.end_one(*elements.reach(name)):
            self.is_disorderly = True
            if name == "br":
                self.start("br", "<br>")

    def _end_before(self, name: str) -> None:
        """End what can't hold an element of this name."""
        if name in elements.ITEMS:
            self.end_one(elements.ITEMS[name], elements.ITEM_BOUNDS)
        if name in elements.ENDS_PARAGRAPH:
            self.end_one({"p"}, elements.BOUNDS)
        if name in elements.HEADINGS and self.stack and self.stack[-1].name in elements.HEADINGS:
            self.end_down_to(len(self.stack) - 1)
        if name in elements.RUBY and self.find({"ruby"}, elements.BOUNDS) is not None:
            while self.stack[-1].name in elements.RUBY[name]:
                self.end_down_to(len(self.stack) - 1)
        if name == "a" and any(element.name == "a" for element in self.formatting[-1]):
            self.is_disorderly = True
            self._end_formatting("a")

    def _make_room(self) -> None:
        """Between the cells of a table nothing can stand: open one."""
        if self.is_between_cells():
            self.is_disorderly = True
            self._start_part("td", "<td>")

    def _start_part(self, name: str, written: str) -> None:
        """A part of a table: ends those before it, opens those that it must stand in."""
        if not self.tables:
            self.is_disorderly = True
            return
        parents, wanted = elements.PARENTS[name]
        may_stay, missing = parents | {"table"}, wanted
        while missing:
            outer, missing = elements.PARENTS[missing]
            may_stay |= outer
        while self.tables[-1] not in may_stay:
            self.end_one({self.tables[-1]}, set())
        if self.tables[-1] not in parents:
            self._start_part(wanted, f"<{wanted}>")
        self.push(name, written)

    def _note_formatting(self) -> None:
        element, noted = self.stack[-1], self.formatting[-1]
        alike = [each for each in noted if each.written == element.written]
        if len(alike) == _MOST_ALIKE:
            noted.remove(alike[0])
        elif len(noted) == _MOST_REOPENED:
            self.is_disorderly = True
            del noted[0]
        noted.append(element)

    def _end_formatting(self, name: str) -> bool:
        """End the last formatting of this name; whether there was any that had not ended."""
        noted = self.formatting[-1]
        element = next((each for each in reversed(noted) if each.name == name), None)
        if element is None:
            return False
        noted.remove(element)
        if not element.is_open:
            self.is_disorderly = True
        elif not self.end_one({name}, elements.SPECIAL):
            self.is_disorderly = element.has_ended = True
        return True

    def _reopen(self) -> None:
        """Open again the formatting that a block has ended, and no end tag yet."""
        noted = self.formatting[-1]
        if not noted or noted[-1].is_open:
            return
        self.is_disorderly = True
        for place, element in enumerate(noted):
            if element.is_open:
                continue
            self._left -= len(element.written)
            if self._left < 0:
                noted[:] = [each for each in noted if each.is_open]
                return
            self.push(element.name, element.written)
            noted[place] = self.stack[-1]
