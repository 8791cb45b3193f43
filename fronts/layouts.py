"""The looks that a block can have: each one class here and one template."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_CARDS = 60
"""More than that in a block is no front page any more."""
MOST_BLOCKS = 40
"""More than that on a front, neither."""


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

    @property
    def template(self) -> str:
        """Where the template of a block of this layout stands."""
        return f"fronts/layouts/{self.name}.html"


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            "headline", _("headline block"), 3, 5, pictures=True, standfirsts=True, place="lead"
        ),
        Layout("list", _("headline list"), 12, 40),
        Layout("strip", _("picture strip"), 4, 12, pictures=True, longest_headline=24),
        Layout("channel", _("channel block"), 6, 20, place="block"),
        Layout("ranked", _("ranked list"), 10, 20),
        Layout("links", _("text links"), 8, 40, longest_headline=20),
        Layout("live", _("live strip"), 5, 10, entries=True),
    )
}


def layout_choices() -> list[tuple[str, Promise]]:
    """The layouts by their names; a function, so that a new one needs no migration."""
    return [(layout.name, layout.label) for layout in LAYOUTS.values()]
