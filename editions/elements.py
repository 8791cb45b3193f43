"""What HTML's elements may hold and what ends them, as the HTML standard's parser has it."""

RAW = "iframe noembed noframes noscript script style textarea title xmp".split()
"""Their insides are no HTML."""
HOLDERS = set("applet math object svg template".split())
"""Their insides have other rules."""
LEAVES_DRAWING = set(
    "b blockquote br div em h1 h2 h3 h4 h5 h6 hr i img li ol p span strong table ul".split()
)
"""Some of those that end an svg or math which nobody ended."""
WITH_OWN_RULES = set(
    "body button form frame frameset head html image input isindex keygen marquee nobr optgroup"
    " option plaintext select".split()
)
"""No text of ours holds these."""
VOID = set(
    "area base basefont bgsound br col embed hr img link meta param source track wbr".split()
)
FORMATTING = set("a b big code em font i s small strike strong tt u".split())
HEADINGS = set("h1 h2 h3 h4 h5 h6".split())
BLOCKS = HEADINGS | set(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure"
    " footer header hgroup listing main menu nav ol p pre search section summary ul".split()
)
ITEMS = {"li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}}
"""List items, each with those that it ends."""
ENDS_PARAGRAPH = {"hr", "table", *ITEMS, *BLOCKS}
RUBY = {
    "rb": {"rt", "rp", "rb", "rtc"},
    "rtc": {"rt", "rp", "rb", "rtc"},
    "rt": {"rt", "rp", "rb"},
    "rp": {"rt", "rp", "rb"},
}
"""Parts of ruby, each with those that it ends."""
CELLS = {"td", "th"}
ROW_GROUPS = {"tbody", "thead", "tfoot"}
PARENTS: dict[str, tuple[set[str], str]] = {
    **dict.fromkeys([*ROW_GROUPS, "caption", "colgroup"], ({"table"}, "")),
    "col": ({"colgroup"}, "colgroup"),
    "tr": (ROW_GROUPS, "tbody"),
    **dict.fromkeys(CELLS, ({"tr"}, "tr")),
}
"""Parts of tables, each with what it stands in and which is opened where that is missing."""
BOUNDS = {"table", "caption", *CELLS}
"""No end tag inside reaches beyond these."""
LIST_BOUNDS = BOUNDS | {"ol", "ul"}
SPECIAL = BLOCKS | BOUNDS | ITEMS.keys() | ROW_GROUPS | {"tr", "colgroup"}
"""No end tag of an inline element reaches beyond these."""
ITEM_BOUNDS = SPECIAL - {"address", "div", "p"}


def reach(name: str) -> tuple[set[str], set[str]]:
    """The elements that an end tag of this name ends one of, and those it doesn't reach beyond."""
    if name in HEADINGS:
        return HEADINGS, BOUNDS
    if name in PARENTS or name == "table":
        return {name}, {"table"}
    if name in SPECIAL:
        return {name}, LIST_BOUNDS if name == "li" else BOUNDS
    return {name}, SPECIAL
