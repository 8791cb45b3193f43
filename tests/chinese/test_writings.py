"""How else a word may stand in a column that nothing folds."""

import doctest

import pytest

from chinese import writings as module
from chinese.writings import writings


def test_examples_of_the_docstring():
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("written", ["栈桥", "棧橋"])
def test_either_script_leads_to_both(written):
    assert {"栈桥", "棧橋"} <= set(writings(written))


def test_full_width_and_capitals_lead_to_the_plain_ones():
    assert "ai5" in writings("ＡＩ5")


@pytest.mark.parametrize("written", ["", " ", "\x00", "\ud800", "\u200b", "🏔️"])
def test_anything_has_its_own_writing_first_and_no_blank_one_beside(written):
    first, *others = writings(written)

    assert first == written
    assert all(other.strip() for other in others)
