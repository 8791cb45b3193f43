"""The app editions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    """Names the app."""

    name = "editions"
    verbose_name = _("Editions")
