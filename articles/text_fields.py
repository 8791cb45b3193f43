"""Fields for what people type or paste: cleaned first, then measured."""

import unicodedata
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from editions.html import sanitise


def one_line(text: str) -> str:
    """Text without control characters, with every run of space made one."""
    visible = (" " if c.isspace() else c for c in text if c.isspace() or _is_visible(c))
    return " ".join("".join(visible).split())


def _is_visible(character: str) -> bool:
    # joiners and direction marks (Cf) are part of words and emoji; controls and surrogates are not
    return unicodedata.category(character) not in {"Cc", "Cs"}


class _Cleaned(forms.CharField):
    """A field that takes out what nobody sees, instead of asking people to find it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = [
            validator
            for validator in self.validators
            if not isinstance(validator, ProhibitNullCharactersValidator)
        ]

    @staticmethod
    def cleaned(text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: Any) -> str:
        """What was typed, cleaned."""
        return self.cleaned(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether it says anything else than before."""
        return self.cleaned(initial or "") != self.cleaned(data or "")


class OneLine(_Cleaned):
    """One line, or one paragraph, of visible characters."""

    @staticmethod
    def cleaned(text: str) -> str:
        """See one_line."""
        return one_line(text)


class Body(_Cleaned):
    """HTML of the editor; only what the policy lets through is measured and kept."""

    @staticmethod
    def cleaned(text: str) -> str:
        """See editions.html.sanitise."""
        return sanitise(text).strip()
