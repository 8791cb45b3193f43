"""The two scripts that Chinese is written and read in."""

from enum import StrEnum


class Script(StrEnum):
    """A script, by the language code that Django knows it by."""

    HANS = "zh-hans"
    HANT = "zh-hant"
