"""The app readership."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadershipConfig(AppConfig):
    """Names the app."""

    name = "readership"
    verbose_name = _("Readership")
