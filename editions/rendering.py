"""Turns a sanitised body into the public pages: split, without styles, pictures described."""

import html as entities
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from editions.html import PAGE_BREAK

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'\s+([a-z-]+)(?:="([^"]*)")?')
_VOID = {"br", "hr", "img", "col"}
_BLOCKS = set(
    "blockquote caption dd div dl dt figcaption figure h2 h3 h4 hr li ol p pre table tbody td tfoot"
    " th thead tr ul br".split()
)
_SHOWS_WITHOUT_TEXT = re.compile(r"<(?:img|table|hr)[\s>]")
_EMPTY_CAPTION = re.compile(r"<figcaption>(?:\s|&nbsp;|<br>)*</figcaption>")
_WIDTHS = (25, 50, 75, 100)
MOST_PAGES = 200
# What tags keep when a page break closes and reopens them: what shapes the text or leads somewhere,
# no words; and nothing at all where it would be much, since it stands on every page.
_KEPT_ON_REOPENING = set(
    "class style lang dir translate start reversed type colspan rowspan href target rel".split()
)
_LONGEST_REOPENING = 2_000  # characters of all the tags together


@dataclass(frozen=True, kw_only=True)
class PictureSource:
    """A picture of the library as a page shows it; sizes in pixels."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


def split_pages(html: str) -> list[str]:
    """The body's pages; one at least, and at most MOST_PAGES: further breaks are none.

    A break inside a list or table closes and reopens it.
    """
    pages: list[str] = []
    opened: list[tuple[str, str]] = []
    *pieces, rest = html.split(PAGE_BREAK, MOST_PAGES - 1)
    for piece in [*pieces, rest.replace(PAGE_BREAK, "")]:
        reopened = "".join(tag for _, tag in opened)
        if len(reopened) > _LONGEST_REOPENING:
            reopened = "".join(f"<{name}>" for name, _ in opened)
        _track(opened, piece)
        closed = "".join(f"</{name}>" for name, _ in reversed(opened))
        page = f"{reopened}{piece}{closed}".strip()
        if plain_text(page) or _SHOWS_WITHOUT_TEXT.search(page):
            pages.append(page)
    return pages or [""]


def _track(opened: list[tuple[str, str]], piece: str) -> None:
    for match in _TOKEN.finditer(piece):
        name = match[2]
        if match[1]:
            if opened and opened[-1][0] == name:
                opened.pop()
        elif name not in _VOID:
            opened.append((name, _reopening(name, match[3])))


def _reopening(name: str, written: str) -> str:
    kept = {
        attribute: value
        for attribute, value in _attributes(written).items()
        if attribute in _KEPT_ON_REOPENING
    }
    return f"<{name}{_written(kept)}>"


def plain_text(html: str) -> str:
    """The text alone: one line for each block, entities decoded, runs of space made one."""
    spaced = _TOKEN.sub(lambda match: "\n" if match[2] in _BLOCKS else "", html)
    lines = (" ".join(line.split()) for line in entities.unescape(spaced).split("\n"))
    return "\n".join(line for line in lines if line)


def picture_addresses(html: str) -> list[str]:
    """Addresses of the pictures in a body, in order, each once."""
    sources = (
        _attributes(match[3]).get("src", "") for match in _TOKEN.finditer(html) if match[2] == "img"
    )
    return list(dict.fromkeys(source for source in sources if source))


def render_pages(html: str, *, pictures: Mapping[str, PictureSource]) -> list[str]:
    """Public body pages: no style attributes, figures with their sizes, captions and credits."""
    return [_render(page, pictures) for page in split_pages(html)]


def without_pictures(html: str, addresses: Collection[str]) -> str:
    """A rendered page without the figures of these pictures, whose rights have ended."""
    if not addresses:
        return html
    gone = {entities.escape(address) for address in addresses}
    return _drop(html, lambda attributes: attributes.get("data-picture") in gone)


def _render(page: str, pictures: Mapping[str, PictureSource]) -> str:
    page = _EMPTY_CAPTION.sub("", page)
    parts: list[str] = []
    figures: list[_Figure] = []
    position = 0
    for match in _TOKEN.finditer(page):
        parts.append(page[position : match.start()])
        position = match.end()
        closing, name = bool(match[1]), match[2]
        if name == "figure":
            _figure(parts, figures, closing=closing)
        if name == "figcaption" and closing and figures:
            parts.append(figures[-1].credit_line())
        if closing:
            parts.append(match[0] + ("</div>" if name == "table" else ""))
            continue
        attributes = _attributes(match[3])
        if name == "img":
            _picture(attributes, pictures, figures)
        elif name == "figcaption" and figures:
            figures[-1].captioned = True
        elif name == "table":
            parts.append('<div class="table-scroll">')
        parts.append(_tag(name, attributes))
    parts.append(page[position:])
    return "".join(parts)


@dataclass
class _Figure:
    """What is known of an open figure: its picture, and whether the body captions it."""

    source: PictureSource | None = None
    captioned: bool = False

    def credit_line(self) -> str:
        if self.source is None or not self.source.credit:
            return ""
        return f' <span class="credit">{entities.escape(self.source.credit)}</span>'

    def caption(self) -> str:
        if self.source is None or self.captioned:
            return ""
        words = entities.escape(self.source.caption) + self.credit_line()
        return f"<figcaption>{words}</figcaption>" if words else ""


def _figure(parts: list[str], figures: list[_Figure], *, closing: bool) -> None:
    if not closing:
        figures.append(_Figure())
    elif figures:
        parts.append(figures.pop().caption())


def _picture(
    attributes: dict[str, str], pictures: Mapping[str, PictureSource], figures: list[_Figure]
) -> None:
    address = entities.unescape(attributes.get("src", ""))
    attributes |= {"loading": "lazy", "decoding": "async"}
    attributes.setdefault("alt", "")
    source = pictures.get(address)
    if source is None:
        return
    if figures:
        figures[-1].source = source
    attributes["data-picture"] = attributes["src"]
    shown = {
        "src": source.src,
        "srcset": source.srcset,
        "sizes": source.sizes if source.srcset else "",
        "width": str(source.width),
        "height": str(source.height),
        "alt": entities.unescape(attributes["alt"]) or source.alt,
    }
    attributes |= {name: entities.escape(value) for name, value in shown.items() if value}


def _tag(name: str, attributes: dict[str, str]) -> str:
    style = attributes.pop("style", "")
    classes = [*attributes.pop("class", "").split(), *_classes(style)]
    if classes:
        attributes["class"] = " ".join(dict.fromkeys(classes))
    return f"<{name}{_written(attributes)}>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _classes(style: str) -> list[str]:
    classes = []
    for declaration in filter(None, style.split(";")):
        name, _, value = declaration.partition(":")
        if name == "text-align":
            classes.append(f"align-{value}")
        elif name == "float" and value != "none":
            classes.append(f"image-{value}")
        elif name == "width" and value.endswith("%"):
            classes.append(f"w-{min(_WIDTHS, key=lambda w: abs(w - float(value[:-1])))}")
        elif name == "margin-left":
            classes.append(f"indent-{max(1, min(4, int(value[:-2]) // 40))}")
        elif name == "list-style-type":
            classes.append(f"list-{value}")
    return classes


def _attributes(written: str) -> dict[str, str]:
    return {name: value or "" for name, value in _ATTRIBUTE.findall(written)}


def _drop(html: str, gone: Callable[[dict[str, str]], bool]) -> str:
    """The HTML without the pictures that `gone` names, and without the figures around them."""
    spans: list[tuple[int, int]] = []
    figures: list[tuple[int, bool]] = []
    for match in _TOKEN.finditer(html):
        if match[2] == "figure" and not match[1]:
            figures.append((match.start(), False))
        elif match[2] == "figure" and figures:
            start, doomed = figures.pop()
            if doomed:
                spans.append((start, match.end()))
        elif match[2] == "img" and gone(_attributes(match[3])):
            spans.append(match.span())
            figures = [(start, True) for start, _ in figures]
    kept, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            kept.append(html[position:start])
        position = max(position, end)
    return "".join([*kept, html[position:]])
