"""The picture library."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """A picture that was uploaded, re-encoded and described."""

    alt = models.CharField(max_length=200, blank=True)
    caption = models.CharField(max_length=300, blank=True)
    credit_line = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.alt
