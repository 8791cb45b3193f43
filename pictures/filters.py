"""The filters of the library: whose pictures, on what ground, how long."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pictures.models import SOON, Licence, Picture


class MineFilter(SimpleListFilter):
    """Pictures that one uploaded oneself."""

    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Mine."""
        return [("mine", _("mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        """Those of the person who looks."""
        return queryset.filter(uploaded_by=request.user.pk) if self.value() == "mine" else queryset


class LicenceFilter(SimpleListFilter):
    """On what ground we may print the picture."""

    title = _("licence")
    parameter_name = "licence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """All there are."""
        return [(licence.value, licence.label) for licence in Licence]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        """Those of the chosen one."""
        chosen = self.value()
        return queryset.filter(licence=chosen) if chosen in Licence.values else queryset


class RightsFilter(SimpleListFilter):
    """Whether the rights have ended, or will soon."""

    title = _("rights")
    parameter_name = "rights"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Ended, or ending."""
        return [("soon", _("end within two weeks")), ("ended", _("ended"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        """Those whose rights stand so now."""
        now = timezone.now()
        if self.value() == "soon":
            return queryset.filter(expires_at__gt=now, expires_at__lte=now + SOON)
        return queryset.filter(expires_at__lte=now) if self.value() == "ended" else queryset
