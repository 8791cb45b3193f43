"""The app pictures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    """Names the app."""

    name = "pictures"
    verbose_name = _("Pictures")
