"""The app pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Names the app, and tells that of fronts what is composed by itself."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Name what composes a front that was not launched."""
        from fronts import automatic  # noqa: PLC0415 # models are loaded now
        from pages.unlaunched import composed_stories  # noqa: PLC0415 # models are loaded now

        automatic.register(composed_stories)
