"""The picture library."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """A picture that was uploaded, re-encoded and described."""

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
