"""The app of the front pages."""

from collections.abc import Iterator

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from editions import database_rules, places
from editions.rules import FrozenRows, KeptRows, OneAtATime, Rule, columns_of


class FrontsConfig(AppConfig):
    """Registers the rules of what was released with the database."""

    name = "fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        """Name the rules, and where stories stand on fronts."""
        # models are loaded now
        from fronts.standing import places_on_fronts  # noqa: PLC0415
        from fronts.turns import register_alerts  # noqa: PLC0415

        database_rules.register(*self._rules())
        places.register(places_on_fronts)
        register_alerts()

    def _rules(self) -> Iterator[Rule]:
        launch = self.get_model("Launch")
        yield OneAtATime(launch._meta.db_table, "block_id")
        free = {"Launch": {"live_until"}, "Alert": {"live_until"}}
        for name in ("Launch", "LaunchedCard", "Alert"):
            model = self.get_model(name)
            yield FrozenRows(model._meta.db_table, columns_of(model, free=free.get(name)))
            yield KeptRows(model._meta.db_table)
