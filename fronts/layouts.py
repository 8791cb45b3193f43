"""The looks that a block can have: each one class here and one template."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_CARDS = 60
"""More than that in a block is no front page any more."""
MOST_BLOCKS = 40
"""More than that on a front, neither."""


@dataclass(frozen=True)
class Height:
    """About how high a block is beside Hot, in pixels of a window of 1280: a base, and rows."""

    base: int
    row: int = 0
    in_a_row: int = 1
    """Stories that stand side by side."""
    link: int = 0
    """Of a sub-link, or of an entry of a live story."""

    def of(self, stories: int, links: int) -> int:
        """That of a block with so many stories, and so many links below the fullest of them."""
        return self.base + self.row * -(-stories // self.in_a_row) + self.link * links


@dataclass(frozen=True)
class Layout:
    """How a block looks: its template, how many stories it takes, what they must have."""

    name: str
    label: Promise
    usual: int
    """The limit that a new block of this layout gets."""
    most: int
    pictures: bool = False
    """Whether a story without a picture stands out badly in it."""
    standfirsts: bool = False
    """Whether it shows what leads into a story."""
    entries: bool = False
    """Whether it shows the latest entries of stories that are covered live."""
    longest_headline: int = 30
    """Characters that fit; more is warned of."""
    place: str = "card"
    """The place in pictures.renditions that pictures are cut for."""
    height: Height = Height(300)
    halves: bool = False
    """Whether two blocks of such layouts stand beside each other."""

    @property
    def template(self) -> str:
        """Where the template of a block of this layout stands."""
        return f"fronts/layouts/{self.name}.html"


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            *("headline", _("headline block"), 3, 5),
            pictures=True,
            standfirsts=True,
            place="lead",
            height=Height(520, link=44),
        ),
        Layout("list", _("headline list"), 12, 40, height=Height(60, 70, in_a_row=2)),
        Layout(
            *("strip", _("picture strip"), 4, 12),
            pictures=True,
            longest_headline=24,
            height=Height(260),
        ),
        Layout(
            *("channel", _("channel block"), 6, 20),
            place="block",
            halves=True,
            height=Height(230, 70),
        ),
        Layout("ranked", _("ranked list"), 10, 20, halves=True, height=Height(60, 55)),
        Layout(
            *("links", _("text links"), 8, 40),
            longest_headline=20,
            height=Height(60, 44, in_a_row=6),
        ),
        Layout(
            *("live", _("live strip"), 5, 10),
            entries=True,
            halves=True,
            height=Height(60, 60, link=45),
        ),
    )
}


def layout_choices() -> list[tuple[str, Promise]]:
    """The layouts by their names; a function, so that a new one needs no migration."""
    return [(layout.name, layout.label) for layout in LAYOUTS.values()]
