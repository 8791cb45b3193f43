"""The catalogue that Django's scripts on the desk read, with our words for what they say."""

from typing import Any

from django.utils.translation import override
from django.views.i18n import JavaScriptCatalog

from newsroom.borrowed_words import COUNTED_IN_SCRIPTS, IN_SCRIPTS


class DeskCatalog(JavaScriptCatalog):
    """Django's own words for its scripts, ours in place of those that we borrow."""

    def get_catalog(self) -> dict[str, Any]:
        """Sentences by their English; where they count, a list of forms."""
        with override("en"):
            keys = [str(words) for words in IN_SCRIPTS]
            counted = [str(words) for words in COUNTED_IN_SCRIPTS[0]]
        forms = [list(map(str, words)) for words in zip(*COUNTED_IN_SCRIPTS, strict=True)]
        ours = dict(zip(keys, map(str, IN_SCRIPTS), strict=True))
        catalog: dict[str, Any] = super().get_catalog()
        return catalog | ours | dict(zip(counted, forms, strict=True))
