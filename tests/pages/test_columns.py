"""Which blocks stand beside Hot: about as many as are as high as it, in the editors' order."""

import pytest

from fronts.models import Block
from fronts.resolving import Entry, Resolved, Why
from pages.columns import split_at_hot


def block(layout, number=4):
    return Resolved(Block(layout=layout), shown=[Entry(Why.PLACED)] * number)


@pytest.mark.parametrize(
    ("layouts", "beside"),
    [
        ([], 0),
        (["headline"], 1),
        (["headline", "list", "strip", "channel"], 3),
        (["headline", "channel", "channel", "channel"], 3),
        (["strip", "strip", "strip", "strip"], 3),
        (["channel", "ranked", "live", "list"], 3),
    ],
)
def test_blocks_fill_the_height_of_hot(layouts, beside):
    blocks = [block(layout) for layout in layouts]

    first, rest = split_at_hot(blocks)

    assert first + rest == blocks
    assert len(first) == beside


def test_a_layout_that_is_new_has_its_place():
    first, rest = split_at_hot([block("unheard-of")] * 4)

    assert (len(first), len(rest)) == (3, 1)


def test_long_lists_leave_less_beside_hot():
    assert [len(part) for part in split_at_hot([block("list", 30), block("strip")])] == [1, 1]
