"""What a form that can't be saved holds, and what somebody else has saved meanwhile."""

import re
from typing import Any

from django.db.models import CharField, Model, TextField
from django.utils.translation import gettext

from articles.models import Article, Credit
from articles.saving import FIELDS, snapshot_of
from articles.text_fields import Body
from editions.rendering import plain_text


def typed_words(model: type[Model], data: Any) -> list[tuple[str, str]]:
    """What was typed in the form of a model, its rows included: label and words, to be copied."""
    found = [(label, _as_words(name, data.get(name, ""))) for name, label in _text_fields(model)]
    if model is Article:
        found.append((gettext("topics"), data.get("topic_names", "")))
    for relation in model._meta.related_objects:
        prefix, fields = relation.get_accessor_name(), _text_fields(relation.related_model)
        for name, label in fields if prefix else []:
            row = re.compile(rf"{prefix}-\d+-{name}")
            typed = [data[key] for key in data if row.fullmatch(key)]
            words = "\n".join(word for word in typed if word.strip())
            found.append((f"{relation.related_model._meta.verbose_name_plural} · {label}", words))
    return [(label, words) for label, words in found if words.strip()]


def _as_words(name: str, typed: str) -> str:
    return plain_text(Body.cleaned(typed)) if name == "body" else typed


def _text_fields(model: Any) -> list[tuple[str, str]]:
    return [
        (field.name, str(field.verbose_name))
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField) and field.editable and not field.choices
    ]


def topic_names(article: Article) -> list[str]:
    """Names of an article's topics as readers see them, in order."""
    lines = article.topic_lines.select_related("tag__merged_into")
    return list(dict.fromkeys(line.tag.standing.name for line in lines))


def others_changes(
    stored: Article, *, opened_on: int, typed: dict[str, Any]
) -> list[tuple[str, str]]:
    """What changed after version `opened_on`, without what was typed alike: label, stored value."""
    now = snapshot_of(stored, stored.content())
    opened = stored.revisions.filter(number=opened_on).first()
    before = opened.content if opened else {}
    found = []
    for name in FIELDS:
        field: Any = Article._meta.get_field(name)
        value = getattr(stored, field.name)
        if before.get(name) != now[name] and typed.get(field.name, ...) != value:
            shown = plain_text(value) if name == "body" else value
            found.append((str(field.verbose_name), "" if shown is None else str(shown)))
    if before.get("topics") != now["topics"]:
        found.append((gettext("topics"), "、".join(topic_names(stored))))
    if before.get("credits") != now["credits"]:
        found.append((gettext("credits"), _credits(stored)))
    return found


def _credits(article: Article) -> str:
    lines: list[Credit] = list(article.credits.select_related("author"))
    return "、".join(f"{line.get_role_display()} {line.printed_name}" for line in lines)
