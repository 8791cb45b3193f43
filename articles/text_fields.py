"""The field for a body of HTML: cleaned first, then measured."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.plain_bodies import as_html
from chinese.lines import CleanedField
from editions.html import has_too_many_elements, sanitise

TOO_MANY_ELEMENTS = _(
    "The text has more than 20,000 elements (paragraphs, cells, marks). Shorten it, or paste it"
    " without its formatting."
)


class Body(CleanedField):
    """HTML of the editor; only what the policy lets through is measured and kept."""

    def to_python(self, value: Any) -> str:
        """What was typed, cleaned. Raises ValidationError for what no story has."""
        if isinstance(value, str) and has_too_many_elements(as_html(value)):
            raise ValidationError(TOO_MANY_ELEMENTS, code="elements")
        return super().to_python(value)

    @staticmethod
    def cleaned(text: str) -> str:
        """Plain text made paragraphs (articles.plain_bodies), then editions.html.sanitise."""
        return sanitise(as_html(text.strip())).strip()
