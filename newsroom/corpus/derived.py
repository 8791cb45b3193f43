"""The derived columns of a made-up edition, from words that are in both scripts already."""

from collections.abc import Sequence
from typing import Any

from chinese.convert import for_reader
from chinese.script import Script
from editions.content import CreditLine
from editions.models import Edition
from newsroom.corpus.text import Words

# The words that are the same for many stories: the converter remembers them.
_SHORT = (
    "byline",
    "lead_alt",
    "lead_caption",
    "lead_credit",
    "source",
    "original_author",
    "original_title",
    "public_note",
)


def fill_derived(
    edition: Edition, hans: Words, hant: Words, *, credits: Sequence[CreditLine]
) -> None:
    """Fill what `editions.rerender.derive` would, without converting the text again."""
    edition.plain_text = hans.plain_text
    edition.title_hans, edition.rendered_hans = _rendered(edition, hans, Script.HANS, credits)
    edition.title_hant, edition.rendered_hant = _rendered(edition, hant, Script.HANT, credits)


def _rendered(
    edition: Edition, words: Words, reader: Script, credits: Sequence[CreditLine]
) -> tuple[str, dict[str, Any]]:
    def converted(text: str) -> str:
        return for_reader(text, written=Script.HANS, reader=reader)

    rendered: dict[str, Any] = {name: converted(getattr(edition, name)) for name in _SHORT}
    rendered |= {
        "headline": words.headline,
        "standfirst": words.standfirst,
        "pages": words.pages,
        "credits": [
            {
                "role": credit.role,
                "name": converted(credit.name),
                "slug": credit.author.slug if credit.author else "",
            }
            for credit in credits
        ],
    }
    return words.short_headline or words.headline, rendered
