"""What a role is called on the desk: groups have one name each, kept in Simplified Chinese."""

from collections.abc import Iterable

from django.utils.translation import get_language

from chinese.convert import for_reader
from chinese.script import Script


def role_name(kept: str) -> str:
    """The name of a group in the script that the desk is read in."""
    reader = Script.HANT if get_language() == Script.HANT else Script.HANS
    return for_reader(kept, written=Script.HANS, reader=reader)


def role_names(kept: Iterable[str]) -> str:
    """Several in one line."""
    return "、".join(role_name(name) for name in kept)
