"""The one HTML policy: what of a body survives, on every way into the system."""

import html as entities
import re

import nh3

from editions.open_elements import TooDeep
from editions.orderly import orderly
from editions.remembered import Remembered

PAGE_BREAK = '<div style="page-break-after:always"><span style="display:none">&nbsp;</span></div>'
_BREAK_MARK = '<hr class="page-break">'
# Every spelling of CKEditor's page break: quotes, spaces, semicolons and the space inside vary,
# and a browser that rewrites the style names it as today's CSS does.
# Possessive, as all that follows: a way back would be tried from every beginning.
_MAYBE_BREAK = re.compile(
    r"<div\s([^<>]*+)>\s*+"
    r"(?:<span\s([^<>]*+)>(?:&nbsp;|&#160;|&#xa0;|\s)*+</span>)?+\s*+</div>",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"(?<![\w-])(?:page-break-after\s*+:\s*+always|break-after\s*+:\s*+page)", re.IGNORECASE
)
_HIDES = re.compile(r"display\s*+:\s*+none", re.IGNORECASE)
# No HTML holds these; a lone surrogate has no UTF-8 at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

TAGS = set(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del div dl dt em figcaption"
    " figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span"
    " strong sub sup table tbody td tfoot th thead time tr u ul var".split()
)
# Gone with all they hold: their text is not meant for readers.
WITH_CONTENT = set(
    "applet audio base canvas embed frame frameset head iframe link math meta noembed noframes"
    " noscript object param script style svg template textarea title video xmp".split()
)
_COMMON = {"title", "lang", "dir", "translate", "class", "style"}
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "target"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "table": {"border", "cellpadding", "cellspacing", "summary"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLASSES = {"image", "image-left", "image-center", "image-right", "page-break"}
_LENGTH = r"\d{1,4}(?:\.\d{1,2})?(?:px|%|em)"
_STYLES = {
    "text-align": re.compile(r"left|center|right|justify"),
    "float": re.compile(r"left|right|none"),
    "width": re.compile(_LENGTH),
    "height": re.compile(_LENGTH),
    "margin-left": re.compile(r"\d{1,3}px"),
    "text-indent": re.compile(r"\d{1,2}(?:\.\d)?(?:em|px)"),
    "list-style-type": re.compile(
        r"disc|circle|square|decimal|(?:lower|upper)-(?:alpha|latin|roman)|cjk-ideographic"
        r"|simp-chinese-(?:in)?formal|trad-chinese-(?:in)?formal|none"
    ),
}
_HREF = re.compile(
    # no name or password before the host: a reader would take it for where the link leads
    r"(?:https?://[^\s/\\?#@:<>\"']++(?::\d{1,5})?(?:[/?#][^\s<>\"\\]*)?|mailto:[^\s<>\"\\]+|tel:[+\d-]+"
    r"|/(?![/\\])[^\s<>\"\\]*|#[^\s<>\"\\]*)",
    re.IGNORECASE,
)
_SRC = re.compile(r"/media/(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
_SMALL_NUMBER = re.compile(r"-?\d{1,4}")
_VALUES: dict[str, re.Pattern[str]] = {
    "href": _HREF,
    "cite": _HREF,
    "src": _SRC,
    "target": re.compile("_blank"),
    "translate": re.compile("no|yes"),
    "dir": re.compile("ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"),
    "scope": re.compile("row|col|rowgroup|colgroup"),
    "type": re.compile("[1aAiI]"),
    "datetime": re.compile(r"[0-9TZ:+. -]{4,35}"),
    "reversed": re.compile("reversed|"),
    **dict.fromkeys(
        "width height start value span colspan rowspan border cellpadding cellspacing".split(),
        _SMALL_NUMBER,
    ),
}
_ATTRIBUTE = r'\s++[a-z-]++(?:="[^"]*+")?+'
_LOST_PICTURE = re.compile(rf"<img(?:(?!\s++src=){_ATTRIBUTE})*+\s*+/?+>")
# A parser drops a line break that follows <pre>, so one that is meant is written twice.
_BEGINS_WITH_BREAK = re.compile(rf"<pre(?:{_ATTRIBUTE})*+>(?=\n)")
_DEEP_HEADING = re.compile(r"<(/?)h([156])(?=[\s>])")
_MOST_PASSES = 6
# stops at the next tag: a search for an end that never comes would be made from every beginning
_TAG = re.compile(r"<[^<>]*>?")
# Whoever writes HTML looks, at each of these, through the rest of the stretch for what else needs
# an entity; NBSP shares its first byte with all of U+0080 to U+00BF, such as the dot in names.
_LOOKED_AT = re.compile("[&\x80-\xbf]")
_MOST_LOOKS = 2_000_000_000  # times characters: a fifth of a second
# A parser's work grows with the square of the attributes of one tag. A pasted picture is one long
# attribute, and no more.
_MOST_ATTRIBUTES, _MOST_IN_A_TAG = 20_000, 500
_LONG_TAG = re.compile(r"<[^<>]{2000,}+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_OPENS = re.compile(r"<[a-zA-Z]")
MOST_ELEMENTS = 20_000
"""More than the longest story with its tables has; each costs time in every step of its way."""
# What a parser adds to a body that was just let in counts here, so there is room for that.
_MOST_PARSED, _MOST_ANGLES = 2 * MOST_ELEMENTS, 5 * MOST_ELEMENTS
_SEPARATES = re.compile(r"[\s/]++")
_latest = Remembered(most=8)
_LONGEST_WORDS = 300  # characters of title, alt and summary: the rest is cut


def sanitise(html: str) -> str:
    """HTML that holds nothing but what this policy names; idempotent, and never raises.

    Kept: the constructs of a news text as CKEditor writes them, pictures of our own library, the
    page break in one spelling. Gone: scripts, handlers, foreign pictures, style tricks, unsafe
    addresses, control characters. h1 becomes h2 (a page has one h1, its headline). Of a body with
    far more elements than MOST_ELEMENTS the text alone stays. The latest results are remembered:
    whoever is about to lock something sanitises before, and has it at once inside.
    """
    known = _latest.get(html)
    if known is None:
        known = _latest.add(html, sanitised_anew(html))
    return known


def has_too_many_elements(html: str) -> bool:
    """Whether a body as it was typed or sent has more than MOST_ELEMENTS."""
    return sum(1 for _ in _OPENS.finditer(html)) > MOST_ELEMENTS


def sanitised_anew(html: str) -> str:
    """The work of `sanitise`, whatever is remembered."""
    for _ in range(_MOST_PASSES):
        if _is_crowded(html):
            break
        try:
            cleaned = _pass(html)
        except (TooDeep, TooSlow):
            break
        if cleaned == html:
            return cleaned
        html = cleaned
    # A parser can be led to read its own output differently for ever: then the text alone stays.
    return _text_alone(html)


def _text_alone(html: str) -> str:
    """The words of it, spelt as the parser would spell them."""
    text = entities.unescape(_TAG.sub("", html)).replace("\r\n", "\n").replace("\r", "\n")
    text = _FORBIDDEN.sub("", text)
    return entities.escape(text, quote=False).replace("\xa0", "&nbsp;")


def _is_crowded(html: str) -> bool:
    """Whether it holds more elements, or a tag more attributes, than any editor writes."""
    if html.count("<") > _MOST_ANGLES or sum(1 for _ in _OPENS.finditer(html)) > _MOST_PARSED:
        return True
    if html.count("=") > _MOST_ATTRIBUTES:
        return True
    names = (_SEPARATES.split(_QUOTED.sub("", match[0])) for match in _LONG_TAG.finditer(html))
    return any(len(found) > _MOST_IN_A_TAG for found in names)


class TooSlow(ValueError):
    """A stretch of text that would keep a parser for seconds."""


def _refuse_slow(html: str) -> None:
    looks = sum(len(piece) * len(_LOOKED_AT.findall(piece)) for piece in html.split("<"))
    if looks > _MOST_LOOKS:
        raise TooSlow


def _pass(html: str) -> str:
    html = _FORBIDDEN.sub("", html).replace("\r\n", "\n").replace("\r", "\n")
    html = orderly(_MAYBE_BREAK.sub(_break, html))
    _refuse_slow(html)
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=WITH_CONTENT,
        attributes={"*": _COMMON} | _ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
    cleaned = _LOST_PICTURE.sub("", cleaned)
    cleaned = _BEGINS_WITH_BREAK.sub(r"\g<0>\n", cleaned)
    cleaned = _DEEP_HEADING.sub(_heading, cleaned)
    return cleaned.replace(_BREAK_MARK, PAGE_BREAK)


def _break(match: re.Match[str]) -> str:
    hidden = match[2] is None or _HIDES.search(match[2])
    return _BREAK_MARK if hidden and _BREAKS.search(match[1]) else match[0]


def _heading(match: re.Match[str]) -> str:
    return f"<{match[1]}h{'2' if match[2] == '1' else '4'}"


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(word for word in value.split() if word in _CLASSES) or None
    if name == "style":
        return _style(value)
    pattern = _VALUES.get(name)
    if pattern is None:
        return value[:_LONGEST_WORDS]  # words that readers see: title, alt, summary
    value = value.strip()
    return value if pattern.fullmatch(value) else None


def _style(value: str) -> str | None:
    kept = []
    for declaration in value.split(";"):
        name, _, setting = declaration.partition(":")
        name, setting = name.strip().lower(), setting.strip().lower()
        pattern = _STYLES.get(name)
        if pattern and pattern.fullmatch(setting):
            kept.append(f"{name}:{setting}")
    return ";".join(kept) or None
