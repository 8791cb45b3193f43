"""Posts of the article form that save none of its text: a note alone, what the browser has kept."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from articles.forms import ArticleForm
from articles.inlines import credit_lines
from articles.models import Article
from articles.notes import leave_note
from articles.panel import posted_step
from articles.posting import PostedArticle, is_step_alone, person
from articles.refusals import ActRefused, TextNotSaved, TextOnlyShown
from articles.step_forms import StepForm, StepIncomplete
from articles.steps import may_edit
from articles.workflow import STEP_OF, Act

SHOW = "_show_typed"
NOTE_KEY = "note_key"
_NOTE = f"{Act.NOTE}-reason"
_LONGEST_KEY = 40


class KeepsText(PostedArticle):
    """Shows the text as it was typed, with a sentence that it is not saved yet."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form; a note leaves the text, and a text that is only shown again, unsaved."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, *args, **kwargs)
        article: Article | None = self.get_object(request, object_id) if object_id else None
        if SHOW in request.POST and (article or object_id is None):
            return self._show(request, article, TextOnlyShown())
        if article is None or posted_step(request.POST) != STEP_OF[Act.NOTE]:
            return super().changeform_view(request, object_id, *args, **kwargs)
        try:
            _leave_note(request, article)
        except ActRefused as refusal:
            return self._show(request, article, refusal)
        if not self._is_typed(request, article):
            messages.success(request, gettext("The note stands in the log."))
            return self.response_change(request, article)
        # the words of the note are no longer typed only
        posted = request.POST.copy()
        posted[_NOTE] = posted["_step"] = ""
        request.POST = posted  # type: ignore[assignment]
        return self._show(request, article, TextNotSaved())

    def _show(
        self, request: HttpRequest, article: Article | None, refusal: ActRefused
    ) -> HttpResponse:
        """The form with all that was posted, or the words of it where the text is only read."""
        request.refusal = getattr(request, "refusal", refusal)  # type: ignore[attr-defined]
        if article is not None and is_step_alone(request, article):
            request.method = "GET"
        return super().changeform_view(request, str(article.pk) if article else None)

    def _is_typed(self, request: HttpRequest, article: Article) -> bool:
        """Whether a text was posted that is not the one that is stored."""
        if "headline" not in request.POST:
            return False
        form = ArticleForm(request.POST, instance=article)
        if set(form.changed_data) - {"opened_on"}:
            return True
        (credits,), _ = self._create_formsets(request, article, change=True)  # type: ignore[attr-defined]
        if not credits.is_bound or not may_edit(article, person(request)):
            return False
        stored = [
            {"role": line.role, "name": line.name, "author": line.author_id}
            for line in article.credits.all()
        ]
        return not credits.is_valid() or credit_lines(credits) != stored


@transaction.atomic
def _leave_note(request: HttpRequest, article: Article) -> None:
    """Enter the posted note, once for each page that was sent. Raises an ActRefused."""
    step = STEP_OF[Act.NOTE]
    form = StepForm(step, waiting=None, data=request.POST)
    if not form.is_valid():
        raise StepIncomplete(form)
    leave_note(
        article=article,
        by=person(request),
        at=timezone.now(),
        reason=form.cleaned_data["reason"],
        key=request.POST.get(NOTE_KEY, "")[:_LONGEST_KEY],
    )
