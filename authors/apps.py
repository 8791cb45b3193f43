"""The app authors."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuthorsConfig(AppConfig):
    """Names the app."""

    name = "authors"
    verbose_name = _("Authors")
