"""The app articles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Names the app."""

    name = "articles"
    verbose_name = _("Articles")
