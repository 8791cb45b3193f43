"""The byline by house style: 【文/newsroom names】, with pictures and translation named apart."""

from collections.abc import Sequence

from django.conf import settings

from editions.content import CreditLine, Role

# What a Chinese paper prints before the names; set the same way in both scripts.
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
            parts.append(f"{prefix}/{house}{' '.join(names)}")
    return f"【{'，'.join(parts)}】" if parts else ""
