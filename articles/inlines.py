"""Credits on the article's form: people in roles, in order."""

from typing import Any

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from articles.models import Article, Credit
from articles.steps import may_edit


class CreditFormSet(BaseInlineFormSet):
    """Rows of credits; the admin stores them all at once (articles.saving.set_credits)."""

    def save(self, commit: bool = True) -> list[Any]:
        """Nothing by itself: order and roles are stored as one."""
        self.new_objects: list[Any] = []
        self.changed_objects: list[Any] = []
        self.deleted_objects: list[Any] = []
        return []


class CreditInline(admin.TabularInline):
    """One row for each credit; what a person may do here follows from the article."""

    model = Credit
    formset = CreditFormSet
    fields = ("position", "role", "author", "name")
    autocomplete_fields = ("author",)
    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whoever sees the article sees its credits."""
        return request.user.has_perm("articles.view_article")

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whoever may change the text now."""
        if obj is None:
            return request.user.has_perm("articles.add_article")
        return may_edit(obj, request.user)  # type: ignore[arg-type]

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whoever may change the text now."""
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whoever may change the text now."""
        return self.has_add_permission(request, obj)


def credit_lines(formset: Any) -> list[dict[str, Any]]:
    """The credits as the form has them, in order; a row left empty is none."""
    rows = [
        (form.cleaned_data.get("position") or 0, index, form.cleaned_data)
        for index, form in enumerate(formset.forms)
        if form.cleaned_data
        and not form.cleaned_data.get("DELETE")
        and (form.cleaned_data.get("author") or form.cleaned_data.get("name"))
    ]
    return [
        {
            "role": data["role"],
            "name": data["name"],
            "author": data["author"].pk if data["author"] else None,
        }
        for _, _, data in sorted(rows, key=lambda row: row[:2])
    ]
