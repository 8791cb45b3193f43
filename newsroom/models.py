"""Which process does the newsroom's chores: one row that it holds for a while."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lease(models.Model):
    """A duty that one process at a time holds, until a moment that it keeps putting off."""

    name = models.CharField(_("duty"), max_length=40, primary_key=True)
    holder = models.CharField(_("holder"), max_length=64)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"
