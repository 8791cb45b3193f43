"""What an address may hold: ids without leading zeros, slugs of topics in any script."""


class NumberConverter:
    """A positive number as we write it, of at most 64 bits; no page has two addresses."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its only spelling."""
        return str(value)


class UnicodeSlugConverter:
    """One part of an address without control characters (databases take no NUL)."""

    regex = r"[^/\x00-\x1f\x7f]{1,100}"

    def to_python(self, value: str) -> str:
        """As written: the view sends other spellings to the one of ours."""
        return value

    def to_url(self, value: str) -> str:
        """Unchanged; `reverse` quotes it."""
        return value
