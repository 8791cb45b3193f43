"""A new article's form that is sent twice leads to the article that it has made."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from articles.form_keys import holds_what_was_typed, made_before
from articles.models import Article
from articles.posting import person
from articles.refusals import MadeAlready
from articles.unsaved import KeepsText


class MadeOnce(KeepsText):
    """Makes one article of one form, whether the second click comes later or at the same time."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form; other words than those that it has made an article of are asked about."""
        if request.method != "POST" or object_id is not None:
            return super().changeform_view(request, object_id, *args, **kwargs)
        made = made_before(request.POST, by=person(request))
        if made and holds_what_was_typed(made, request.POST):
            return self._lead_to(request, made)
        if made:
            request.refusal = MadeAlready(made.headline)  # type: ignore[attr-defined]
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except IntegrityError:
            made = made_before(request.POST, by=person(request))
            if made is None or not holds_what_was_typed(made, request.POST):
                raise
            return self._lead_to(request, made)

    def _lead_to(self, request: HttpRequest, made: Article) -> HttpResponse:
        messages.info(request, gettext("The form was sent twice; the article is saved once."))
        return self.response_change(request, made)
