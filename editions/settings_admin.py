"""The paper's settings on the desk: one form, no list; editions.admin registers it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editions.change_settings import change_settings, stored_settings
from editions.site_settings import THE_ROW, SiteSettings
from pictures.choosing import ChoosesByCompletion
from pictures.desk_pages import DeskAdmin


class SettingsForm(forms.ModelForm):
    """Remembers what it showed: what a person left as it was is not written over others' words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True


class SiteSettingsAdmin(ChoosesByCompletion, DeskAdmin):
    """Opens on the form; saving is an act, which logs what was changed."""

    form = SettingsForm
    autocomplete_fields = ("logo",)
    fieldsets = (
        (None, {"fields": ("name", "description", "logo")}),
        (
            _("Footer"),
            {
                "fields": (
                    "licence_number",
                    "icp_number",
                    "police_number",
                    "complaints_phone",
                    "complaints_email",
                    "complaints_address",
                )
            },
        ),
        (_("House rules"), {"fields": ("byline_style", "default_reviews")}),
    )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one row, so the list is its form."""
        return self.changeform_view(request, str(THE_ROW), "", extra_context)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> SiteSettings | None:
        """The row, or the defaults while nobody has saved any."""
        return stored_settings() if object_id == str(THE_ROW) else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """One button: there is nowhere else to go on to."""
        context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Change what this person has changed."""
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        change_settings(changes=changes, by=request.user, at=timezone.now())  # type: ignore[arg-type]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The act has logged it."""

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to the form."""
        return HttpResponseRedirect(reverse("admin:editions_sitesettings_changelist"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """One row is all there is."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One row is what there has to be."""
        return False
