"""The library on the desk."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from pictures.desk_pages import DeskAdmin, ForgivingList
from pictures.filters import LicenceFilter, MineFilter, RightsFilter
from pictures.models import SOON, Picture
from pictures.upload import LARGEST_FILE, Encoded, PictureRefused, encode_anew, store_encoded
from pictures.words import WORDS, tell_reworded

_DESCRIBED = (
    "alt",
    "decorative",
    "caption",
    "credit_line",
    "rights_holder",
    "licence",
    "expires_at",
    "focal_x",
    "focal_y",
)


class PictureForm(forms.ModelForm):
    """The description of a picture; with the upload, for a new one."""

    upload = forms.FileField(
        label=_("file"), help_text=_("JPEG, PNG, WebP or GIF, at most 20 MB and 60 megapixels.")
    )

    encoded: Encoded | PictureRefused | None = None
    """What became of the upload; made before the transaction that stores it (PictureAdmin)."""

    class Meta:
        model = Picture
        fields = _DESCRIBED

    def clean_upload(self) -> UploadedFile:
        """Refuse beside the field what can't become a picture."""
        upload: UploadedFile = self.cleaned_data["upload"]
        if isinstance(self.encoded, PictureRefused):
            raise forms.ValidationError(str(self.encoded)) from self.encoded
        return upload


class PictureList(ForgivingList):
    """The library as a grid: each picture with its rights as they stand now."""

    def get_results(self, request: HttpRequest) -> None:
        """Give each row what the grid shows of it."""
        super().get_results(request)
        now = timezone.now()
        self.result_list = list(self.result_list)
        for picture in self.result_list:
            picture.grid_address = picture.rendition("card", 320)
            picture.grid_srcset = picture.srcset("card")
            picture.rights_ended = picture.expired(now)
            picture.rights_end_soon = picture.expired(now + SOON)


@admin.register(Picture)
class PictureAdmin(DeskAdmin):
    """Upload, describe, set the focal point; the file itself never changes."""

    list_display = ("__str__",)
    list_filter = (MineFilter, LicenceFilter, RightsFilter)
    sortable_by = ()
    search_fields = ("caption", "alt", "credit_line", "original_name")
    search_help_text = _("Caption, alternative text or credit")
    list_per_page = 40
    show_full_result_count = False

    class Media:
        js = ("desk/focal-point.js",)

    def get_form(
        self, request: HttpRequest, obj: Picture | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """A new picture has a file to send; a stored one never gets another."""
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        form: Any = super().get_form(request, obj, change, form=PictureForm, **kwargs)
        form.encoded = getattr(request, "encoded", None)
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Decode an upload before Django begins its transaction: SQLite has one writer."""
        upload = request.FILES.get("upload")
        if upload is not None and object_id is None and self.has_add_permission(request):
            try:
                encoded: Encoded | PictureRefused = encode_anew(upload.read(LARGEST_FILE + 1))
            except PictureRefused as refusal:
                encoded = refusal
            request.encoded = encoded  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_fields(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        """The picture itself on top, then what is said of it."""
        return ("upload", *_DESCRIBED) if obj is None else ("large", *_DESCRIBED, "original_name")

    def get_readonly_fields(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        """The picture and where it came from are shown, not edited."""
        return () if obj is None else ("large", "original_name")

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Picture:
        """Store the upload of a new picture; one that we had already gets the new description."""
        if change:
            stored: Picture = super().save_form(request, form, change)
            return stored
        upload = form.cleaned_data["upload"]
        described = {name: form.cleaned_data[name] for name in _DESCRIBED}
        picture = store_encoded(
            encoded=form.encoded, name=upload.name, by=request.user, **described
        )
        form.save(commit=False)  # the admin wants its save_m2m
        form.instance = picture
        return picture

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        """Other words for a picture are told to those whose texts print them."""
        super().save_model(request, obj, form, change)
        if change and WORDS & set(form.changed_data):
            for sentence in tell_reworded(picture=obj, by=request.user, at=timezone.now()):
                messages.warning(request, sentence)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Our list, a grid."""
        return PictureList

    @admin.display(description=_("picture"))
    def large(self, picture: Picture) -> str:
        """The picture; a click on it sets the focal point."""
        return format_html(
            '<img class="focal-picture" src="{}" alt="{}">',
            picture.rendition("body", 800),
            picture.alt,
        )

    def has_delete_permission(self, request: HttpRequest, obj: Picture | None = None) -> bool:
        """Published pages refer to pictures for ever; rights that end are given a date instead."""
        return False
