"""The ids of rows that addresses, forms and scripts name: digits, as many as databases hold."""

LONGEST_ID = 18  # digits: all such numbers fit 64 bits


def row_id(text: str) -> int | None:
    """The number that stands in the text; None where it is no number, or one that no row has."""
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID:
        return int(text)
    return None
