"""The form of a new article makes one article, however often it is sent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError

from articles.forms import ArticleForm
from articles.models import Article
from authors.models import User
from editions.html import sanitise

FIELD = "form_key"
_WORDS = ("headline", "standfirst", "body")


def new_key() -> UUID:
    """The key of a form that is shown now."""
    return uuid4()


def key_of(data: Mapping[str, Any]) -> UUID | None:
    """The key that a form was posted with, if it has one that we can have made."""
    try:
        return UUID(data.get(FIELD, ""))
    except ValueError:
        return None


def made_before(data: Mapping[str, Any], *, by: User) -> Article | None:
    """The article that the person has made with this very form already."""
    key = key_of(data)
    return Article.objects.filter(form_key=key, created_by=by).first() if key else None


def holds_what_was_typed(made: Article, data: Mapping[str, Any]) -> bool:
    """Whether the article began with the words that are posted now: sent twice, not typed anew."""
    began = made.revisions.get(number=1).content
    try:
        typed = {name: ArticleForm.base_fields[name].clean(data.get(name, "")) for name in _WORDS}
    except ValidationError:
        return False
    typed["body"] = sanitise(typed["body"])
    return all(began[name] == typed[name] for name in _WORDS)
