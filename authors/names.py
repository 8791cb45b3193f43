"""Tells whoever asked for it that an author has another name."""

from typing import Any

from django.dispatch import Signal

renamed = Signal()
"""Sent in the transaction of the change, with `author`, `by` and `at`.

Apps above connect in their `ready()`; a receiver answers with a sentence for the person, or "".
"""


def tell_renamed(**told: Any) -> list[str]:
    """What the receivers have to say to whoever changed the name."""
    return [sentence for _, sentence in renamed.send(sender=None, **told) if sentence]
