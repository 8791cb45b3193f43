"""Fronts on the desk: the list with what is stale or waits, the settings, the editor; alerts."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fronts import editor
from fronts.forms import FrontForm
from fronts.models import HOME, Front
from fronts.opening import open_fronts
from fronts.warnings import front_warning
from pictures.choosing import LONGEST_ID
from pictures.desk_pages import DeskAdmin


@admin.register(Front)
class FrontAdmin(DeskAdmin):
    """A front's page is its editor; its name and limits have a page of their own."""

    form = FrontForm
    list_display = ("name", "place", "state", "waits", "touched_at")
    list_filter = ("closed",)
    search_fields = ("name", "slug")
    show_full_result_count = False

    def get_urls(self) -> list[Any]:
        """The editor's parts stand below the front's own page."""
        parts: dict[str, Any] = {
            "draft/": editor.draft_part,
            "act/": editor.act,
            "picker/": editor.picker_part,
            "launches/": editor.history_page,
            "compare/": editor.compare_page,
            "preview/": editor.preview_page,
            "cards/<int:card_id>/": editor.card_part,
            "blocks/<int:block_id>/": editor.block_part,
        }
        own = [
            path(
                f"<int:front_id>/{address}",
                self.admin_site.admin_view(view),
                name=f"fronts_front_{address.split('/')[0]}",
            )
            for address, view in parts.items()
        ]
        settings = path(
            "<path:object_id>/settings/",
            self.admin_site.admin_view(self.settings_view),
            name="fronts_front_settings",
        )
        return [*own, settings, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A new section has its front by the time that somebody looks for it."""
        if request.user.has_perm("fronts.launch_front"):
            open_fronts()
        return super().changelist_view(request, extra_context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The editor; whoever may not launch sees the settings, to read."""
        is_number = object_id.isdecimal() and len(object_id) <= LONGEST_ID
        if is_number and request.user.has_perm("fronts.launch_front"):
            return editor.editor_page(request, int(object_id))
        return super().change_view(request, object_id, form_url, extra_context)

    def settings_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Name, address, section, limits."""
        return super().change_view(request, object_id)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Front]:
        """With the number of launches that wait."""
        at = timezone.now()
        waiting = Q(blocks__launches__live_from__gt=at) & ~Q(
            blocks__launches__live_until=F("blocks__launches__live_from")
        )
        fronts: QuerySet[Front] = super().get_queryset(request).select_related("section")
        return fronts.annotate(waiting=Count("blocks__launches", filter=waiting))

    def get_readonly_fields(self, request: HttpRequest, obj: Front | None = None) -> list[str]:
        """The home front keeps its address."""
        return ["slug", "section"] if obj and obj.slug == HOME else []

    def has_delete_permission(self, request: HttpRequest, obj: Front | None = None) -> bool:
        """What was launched is kept; a front is closed."""
        return False

    @admin.display(description=_("stands at"))
    def place(self, front: Front) -> str:
        """Its address on the site."""
        return front.get_absolute_url()

    @admin.display(description=_("state"))
    def state(self, front: Front) -> str:
        """Closed, stale, or nothing to say."""
        if front.closed:
            return str(_("closed"))
        return front_warning(front, timezone.now())

    @admin.display(description=_("waiting launches"))
    def waits(self, front: Any) -> int:
        """How many launches are to come."""
        return int(front.waiting)
