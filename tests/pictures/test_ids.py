"""What is read as the id of a row."""

import pytest

from pictures.ids import LONGEST_ID, row_id


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("17", 17), ("9" * LONGEST_ID, 10**18 - 1)])
def test_digits_are_an_id(text, number):
    assert row_id(text) == number


@pytest.mark.parametrize("text", ["", " 1", "-1", "1.0", "x", "１２", "²", "9" * 19, "9" * 5000])
def test_anything_else_is_none(text):
    assert row_id(text) is None
