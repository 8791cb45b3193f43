"""Makes fronts, blocks and cards for tests, through the project's own acts."""

from itertools import count
from typing import Any

from editions.models import Edition, Story
from fronts.drafting import add_block, place_card
from fronts.models import Block, Card, Front
from tests.factories.newsroom import T0

_numbers = count(1)


def make_front(**fields: Any) -> Front:
    """A free front with an address of its own."""
    number = next(_numbers)
    return Front.objects.create(**{"name": f"专题{number}", "slug": f"front-{number}"} | fields)


def make_block(front: Front | None = None, *, layout: str = "list", **parts: Any) -> Block:
    """A block at the end of a front."""
    return add_block(front=front or make_front(), layout=layout, at=T0, **parts)


def make_card(block: Block, story: Story | Edition | None = None, **parts: Any) -> Card:
    """A card at the end of a block."""
    known = story.story if isinstance(story, Edition) else story
    at = parts.pop("at", T0)
    return place_card(block=block, by=None, at=at, story=known, **parts)
