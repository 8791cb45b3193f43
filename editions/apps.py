"""The app of the public record."""

from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from editions import database_rules
from editions.checks import database_rules_stand
from editions.moments import remember_moments


def _install_rules(using: str, **kwargs: Any) -> None:
    database_rules.install(using)


class EditionsConfig(AppConfig):
    """Registers the rules of the interval with the database."""

    name = "editions"
    verbose_name = _("Public record")

    def ready(self) -> None:
        """Name the rules; put them in after every migrate; check that they stand."""
        remember_moments()
        edition: Any = self.get_model("Edition")
        withdrawal = self.get_model("Withdrawal")
        free = {"id", "live_until", *edition.DERIVED}
        database_rules.register(
            database_rules.OneAtATime("editions_edition", "story_id"),
            database_rules.FrozenRows(
                "editions_edition", database_rules.columns_of(edition, free=free)
            ),
            database_rules.OneAtATime("editions_withdrawal", "story_id"),
            database_rules.FrozenRows(
                "editions_withdrawal",
                database_rules.columns_of(withdrawal, free={"id", "live_until"}),
            ),
        )
        # migrate ends with one signal for each app that has models: at the last, all tables stand
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(_install_rules, sender=last, dispatch_uid="editions.database_rules")
        register(database_rules_stand, Tags.database)
