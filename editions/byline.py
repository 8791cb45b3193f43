"""The byline by house style: 【文/newsroom names】, with pictures and translation named apart."""

from collections.abc import Sequence

from django.conf import settings

from editions.content import CreditLine, Role

# What a Chinese paper prints before the names; set the same way in both scripts.
_MOST = 120  # characters of names of one role; a byline is a line
_PREFIXES = {Role.WRITER: "文", Role.TRANSLATOR: "译", Role.PHOTOGRAPHER: "图"}


def printed_byline(given: str, credits: Sequence[CreditLine]) -> str:
    """The byline as printed: the given one in 【】, or else one built from the credits.

    >>> printed_byline("文/观网 吕某", [])
    '【文/观网 吕某】'
    """
    given = given.strip().removeprefix("【").removesuffix("】").strip()
    if given:
        return f"【{given}】"
    parts = []
    for role, prefix in _PREFIXES.items():
        names = [credit.name for credit in credits if credit.role == role]
        if names:
            house = f"{settings.SITE_NAME} " if role == Role.WRITER else ""
            parts.append(f"{prefix}/{house}{_named(names)}")
    return f"【{'，'.join(parts)}】" if parts else ""


def _named(names: Sequence[str]) -> str:
    """The names, as many as a line takes; 等 stands for the others."""
    told = [names[0]]
    for name in names[1:]:
        if len(" ".join([*told, name])) > _MOST:
            return f"{' '.join(told)} 等"
        told.append(name)
    return " ".join(told)
