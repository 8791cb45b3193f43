"""The app chinese."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChineseConfig(AppConfig):
    """Names the app."""

    name = "chinese"
    verbose_name = _("Chinese")
