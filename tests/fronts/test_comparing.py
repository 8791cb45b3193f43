"""Two arrangements of a block differ by moves that an editor would name."""

from hypothesis import given, strategies as st

from fronts.comparing import Move, differences
from fronts.models import Card


def cards(*story_ids, **parts):
    return [Card(story_id=pk, **parts) for pk in story_ids]


def moves(before, after):
    return [
        (found.move, found.card.story_id, found.before, found.after)
        for found in differences(before, after)
    ]


def test_what_slides_down_did_not_move():
    assert moves(cards(1, 2, 3), cards(9, 1, 2, 3)) == [(Move.ADDED, 9, None, 1)]


def test_one_card_moved_is_one_move():
    assert moves(cards(1, 2, 3, 4), cards(4, 1, 2, 3)) == [(Move.MOVED, 4, 4, 1)]


def test_removed_and_changed_are_named():
    found = differences(cards(1, 2), cards(2, headline="改"))

    assert [(one.move, one.card.story_id, one.parts) for one in found] == [
        (Move.CHANGED, 2, ("headline",)),
        (Move.REMOVED, 1, ()),
    ]


@given(st.permutations(list(range(1, 9))), st.sets(st.integers(1, 8)))
def test_moves_lead_from_one_to_the_other(order, gone):
    after = [pk for pk in order if pk not in gone]

    found = moves(cards(*range(1, 9)), cards(*after))

    removed = {pk for move, pk, _, _ in found if move is Move.REMOVED}
    moved = {pk for move, pk, _, _ in found if move is Move.MOVED}
    steady = [pk for pk in after if pk not in moved]
    assert removed == gone
    assert steady == sorted(steady)
