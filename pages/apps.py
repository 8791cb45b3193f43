"""The app pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Names the app."""

    name = "pages"
    verbose_name = _("Pages")
