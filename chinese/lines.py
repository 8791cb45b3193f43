"""Lines that people type or paste: headlines, names, captions, without what nobody sees in them."""

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

if TYPE_CHECKING:
    _Column = models.CharField[Any, str]
else:
    _Column = models.CharField

# Marks that turn the direction of all that follows, and the mark at the beginning of a file. The
# marks that stand for one letter (U+200E, U+200F) and joiners are parts of words and of emoji.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
# Letters, marks and symbols by their category, yet drawn as nothing.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_FIRST_SELECTOR, _LAST_SELECTOR = 0xFE00, 0xFE0F
_FIRST_SUPPLEMENT, _LAST_SUPPLEMENT = 0xE0100, 0xE01EF


def one_line(text: str) -> str:
    """Text without controls and turned directions, every run of space made one.

    Empty where nothing of it can be seen.
    """
    kept = (" " if c.isspace() else c for c in text if c.isspace() or _is_kept(c))
    line = " ".join("".join(kept).split())
    return line if shows_something(line) else ""


def shows_something(text: str) -> bool:
    """Whether a reader sees anything of it."""
    return any(_is_seen(character) for character in text)


def _is_kept(character: str) -> bool:
    return character not in _TURNING and unicodedata.category(character) not in {"Cc", "Cs"}


def _is_seen(character: str) -> bool:
    # a character that this Python's tables don't know yet (Cn) may be one that fonts do
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}:
        return False
    code = ord(character)
    selects = (
        _FIRST_SELECTOR <= code <= _LAST_SELECTOR or _FIRST_SUPPLEMENT <= code <= _LAST_SUPPLEMENT
    )
    return not selects and character not in _BLANK


class CleanedField(forms.CharField):
    """A field that takes out what nobody sees, instead of asking people to find it."""

    @staticmethod
    def cleaned(text: str) -> str:
        """What is kept of a text."""
        raise NotImplementedError

    def to_python(self, value: Any) -> str:
        """What was typed, cleaned."""
        return self.cleaned(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether it says anything else than before."""
        return self.cleaned(initial or "") != self.cleaned(data or "")


class OneLine(CleanedField):
    """One line, or one paragraph, of visible characters."""

    @staticmethod
    def cleaned(text: str) -> str:
        """See one_line."""
        return one_line(text)


class LineField(_Column):
    """A column of one line: forms and full_clean take out what nobody sees."""

    def to_python(self, value: Any) -> Any:
        """The value as it is stored."""
        value = super().to_python(value)
        return one_line(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        """Looked up as it is given: blanks that somebody searches for are meant."""
        value = models.Field.get_prep_value(self, value)
        return value if value is None or isinstance(value, str) else str(value)

    def formfield(self, **kwargs: Any) -> Any:
        """A field that cleans before it measures."""
        if self.choices is None:
            kwargs.setdefault("form_class", OneLine)
        return super().formfield(**kwargs)

    def deconstruct(self) -> Any:
        """For migrations it is any column of characters."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
