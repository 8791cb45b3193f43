"""Fronts on the desk: the list with what is stale or waits, the settings, the editor; alerts."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from fronts import alert_desk, editor, looking
from fronts.automatic import has_automatic_page
from fronts.forms import FrontForm
from fronts.front_list import State, StateFilter, state_of, with_launches
from fronts.models import HOME, Alert, Front
from fronts.opening import open_fronts
from fronts.warnings import front_warning, last_touch
from pictures.desk_pages import DeskAdmin
from pictures.ids import row_id


@admin.register(Front)
class FrontAdmin(DeskAdmin):
    """A front's page is its editor; its name and limits have a page of their own."""

    form = FrontForm
    list_display = ("name", "place", "state", "waits", "touched")
    list_filter = (StateFilter,)
    search_fields = ("name", "slug")
    search_help_text = _("Name or address")
    empty_value_display = ""
    sortable_by = ()
    show_full_result_count = False

    def get_urls(self) -> list[Any]:
        """The editor's parts stand below the front's own page."""
        parts: dict[str, Any] = {
            "draft/": editor.draft_part,
            "act/": editor.act,
            "picker/": editor.picker_part,
            "why/": editor.why_part,
            "launches/": looking.history_page,
            "compare/": looking.compare_page,
            "preview/": looking.preview_page,
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
        front_id = row_id(object_id)
        if front_id is not None and request.user.has_perm("fronts.launch_front"):
            return editor.editor_page(request, front_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def settings_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Name, address, section, limits."""
        return super().change_view(request, object_id)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Front]:
        """With what is launched, and the number of launches that wait."""
        fronts: QuerySet[Front] = super().get_queryset(request).select_related("section")
        return with_launches(fronts, timezone.now())

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
    def state(self, front: Any) -> str:
        """Closed, live, composed by itself or not launched; and whether it is stale."""
        known = state_of(front)
        automatic = known is State.NOTHING and has_automatic_page(front)
        told = [str(_("automatic") if automatic else known.label)]
        return " · ".join(filter(None, [*told, front_warning(front, timezone.now())]))

    @admin.display(description=_("waiting launches"))
    def waits(self, front: Any) -> str:
        """How many launches are to come; nothing where there are none."""
        count = int(front.waiting or 0)
        words = ngettext("{count} launch waits", "{count} launches wait", count)
        return words.format(count=count) if count else ""

    @admin.display(description=_("last change"))
    def touched(self, front: Front) -> str:
        """When somebody last worked on it, as lists of the desk say times."""
        return last_touch(front, timezone.now())


@admin.register(Alert)
class AlertAdmin(DeskAdmin):
    """One page with all alerts and the form for a new one; what was said is never changed."""

    def get_urls(self) -> list[Any]:
        """The page, an alert's correction and end, the stories to choose from."""
        pages: dict[str, tuple[str, Any]] = {
            "changelist": ("", alert_desk.alerts_page),
            "stories": ("stories/", alert_desk.stories_part),
            "change": ("<path:object_id>/change/", alert_desk.correct_page),
            "end": ("<path:object_id>/end/", alert_desk.end_page),
        }
        return [
            path(address, self.admin_site.admin_view(view), name=f"fronts_alert_{name}")
            for name, (address, view) in pages.items()
        ]

    def has_view_permission(self, request: HttpRequest, obj: Alert | None = None) -> bool:
        """Who raises alerts sees them."""
        return request.user.has_perm("fronts.raise_alert")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The page has a form of its own."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Alert | None = None) -> bool:
        """Acts change alerts, forms don't."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Alert | None = None) -> bool:
        """What readers saw is kept."""
        return False
