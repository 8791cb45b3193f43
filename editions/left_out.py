"""How many pictures a text names that the policy leaves out: those that are not of our library."""

import re

_PICTURE = re.compile(r"<img[\s/>]", re.IGNORECASE)


def pictures_left_out(typed: str, kept: str) -> int:
    """How many pictures of `typed` are not in `kept`, which `editions.html.sanitise` made of it."""
    return max(0, len(_PICTURE.findall(typed)) - len(_PICTURE.findall(kept)))
