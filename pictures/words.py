"""Tells whoever asked for it that the library gives a picture other words."""

from typing import Any

from django.dispatch import Signal

WORDS = frozenset({"alt", "decorative", "caption", "credit_line"})
"""What pages print or read out of a picture's description."""

reworded = Signal()
"""Sent in the transaction of the change, with `picture`, `by` and `at`.

Apps above connect in their `ready()`; a receiver answers with a sentence for the person, or "".
"""


def tell_reworded(**told: Any) -> list[str]:
    """What the receivers have to say to whoever changed the words."""
    return [sentence for _, sentence in reworded.send(sender=None, **told) if sentence]
