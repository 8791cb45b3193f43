"""The app channels."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelsConfig(AppConfig):
    """Names the app."""

    name = "channels"
    verbose_name = _("Channels")
