"""The app of the front pages."""

from collections.abc import Iterator

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from editions import brought, database_rules, places
from editions.rules import FrozenRows, KeptRows, OneAtATime, Rule, columns_of


class FrontsConfig(AppConfig):
    """Registers the rules of what was released with the database."""

    name = "fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        """Name the rules, where stories stand on fronts, what every page says of alerts."""
        from fronts.alert_lines import alert_rows  # noqa: PLC0415 # models are loaded now
        from fronts.standing import places_on_fronts  # noqa: PLC0415 # models are loaded now

        database_rules.register(*self._rules())
        places.register(places_on_fronts)
        brought.bring_along(alert_rows)

    def _rules(self) -> Iterator[Rule]:
        yield OneAtATime(self.get_model("Launch")._meta.db_table, "block_id")
        yield OneAtATime(self.get_model("Alert")._meta.db_table)
        free = {"Launch": {"live_until"}, "Alert": {"live_until", "ended_by"}}
        once = {"Alert": ("ended_by_id",)}
        for name in ("Launch", "LaunchedCard", "Alert"):
            model = self.get_model(name)
            frozen = columns_of(model, free=free.get(name))
            yield FrozenRows(model._meta.db_table, frozen, once.get(name, ()))
            yield KeptRows(model._meta.db_table)
