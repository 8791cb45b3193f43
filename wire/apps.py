"""The app wire."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WireConfig(AppConfig):
    """Names the app."""

    name = "wire"
    verbose_name = _("Wire")
