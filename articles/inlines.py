"""Credits on the article's form: people in roles, in order."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BaseInlineFormSet
from django.forms.widgets import Media
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.follow_up import own_credit
from articles.models import MOST_CREDITS, Article, Credit
from articles.refusals import TooManyCredits
from articles.steps import may_edit
from authors.models import User
from chinese.lines import OneLine
from pictures.choosing import ChoosesByCompletion

_LAST = 32_767


class CreditForm(forms.ModelForm):
    """One row; it counts when it names somebody."""

    class Meta:
        model = Credit
        fields = ("position", "role", "author", "name")
        field_classes = {"name": OneLine}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.fields["position"].required = False
        self.fields["position"].initial = None  # a new row goes last
        self.fields["name"].widget.attrs.pop("maxlength", None)

    def has_changed(self) -> bool:
        """Whether anybody is named; order and role alone make no credit."""
        return any((self[name].data or "").strip() for name in ("author", "name"))

    def clean_position(self) -> int:
        """The place that was given; without one a row goes last."""
        position: int | None = self.cleaned_data["position"]
        return _LAST if position is None else position

    def _get_validation_exclusions(self) -> set[str]:
        # the place that a row is posted with orders the rows; it is not the one that is stored
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions | {"position"}


class CreditFormSet(BaseInlineFormSet):
    """Rows of credits, each as it is typed; articles.saving.set_credits stores them as one.

    No row is bound to one of the database: a form that was opened before somebody else saved
    still knows everything that was typed in it.
    """

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        instance: Article,
        by: User | None = None,
        **kwargs: Any,
    ) -> None:
        lines = list(instance.credits.all()) if instance.pk else _own(by)
        kwargs["queryset"] = Credit.objects.none()
        kwargs["initial"] = [
            {
                "position": number,
                "role": line.role,
                "author": line.author_id,
                "name": line.name,
            }
            for number, line in enumerate(lines, start=1)
        ]
        self.extra = len(lines) + 1
        told = {"too_many_forms": TooManyCredits.sentence}
        super().__init__(data, files, instance=instance, error_messages=told, **kwargs)

    def initial_form_count(self) -> int:
        """None: every row is a new one."""
        return 0

    def clean(self) -> None:
        """Not too many, and nobody twice in one role; the stored rows are about to be replaced."""
        named = [form for form in self.forms if form.has_changed() and not self._goes(form)]
        if len(named) > MOST_CREDITS:
            raise forms.ValidationError(TooManyCredits.sentence)
        seen: set[tuple[str, int]] = set()
        for form in self.forms:
            author = form.cleaned_data.get("author") if form.is_valid() else None
            if author is None or form.cleaned_data.get("DELETE"):
                continue
            key = (form.cleaned_data["role"], author.pk)
            if key in seen:
                form.add_error("author", _("This person is credited in that role already."))
            seen.add(key)

    def _goes(self, form: Any) -> bool:
        return (
            bool(self.can_delete and form.cleaned_data.get("DELETE")) if form.is_valid() else False
        )

    def save(self, commit: bool = True) -> list[Any]:
        """Nothing by itself: order and roles are stored as one."""
        self.new_objects: list[Any] = []
        self.changed_objects: list[Any] = []
        self.deleted_objects: list[Any] = []
        return []


def _own(by: User | None) -> list[Credit]:
    # who begins an article writes it, as a rule
    return [Credit(role=line["role"], author_id=line["author"]) for line in own_credit(by)]


def unwrapped(field: Any) -> Any:
    """A form field without the admin's buttons that add, change or show what it refers to."""
    if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget = field.widget.widget
    return field


class CreditInline(ChoosesByCompletion, admin.TabularInline):
    """One row for each credit; what a person may do here follows from the article."""

    model = Credit
    form = CreditForm
    formset = CreditFormSet
    fields = ("position", "role", "author", "name")
    max_num = MOST_CREDITS + 1
    autocomplete_fields = ("author",)
    template = "admin/articles/article/credits.html"

    @property
    def media(self) -> Media:
        """Nothing of Django's own: desk/credits.js adds and orders the rows."""
        return Media()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """No more rows are ever made than there may be, and one that is left empty."""
        return super().get_formset(request, obj, **kwargs | {"absolute_max": self.max_num})

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        """Plain fields."""
        return unwrapped(super().formfield_for_dbfield(*args, **kwargs))

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
        (form.cleaned_data["position"], index, form.cleaned_data)
        for index, form in enumerate(formset.forms)
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]
    return [
        {
            "role": data["role"],
            "name": data["name"],
            "author": data["author"].pk if data["author"] else None,
        }
        for _, _, data in sorted(rows, key=lambda row: row[:2])
    ]
