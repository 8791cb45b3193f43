"""The project as an app: the desk's admin site and the roles."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate

from editions import database_rules
from editions.rules import FrozenRows, KeptRows, columns_of
from newsroom.checks import demo_accounts_absent, site_domain_given


def _install_roles(**kwargs: Any) -> None:
    # apps are loaded before models are, so the import waits
    from newsroom.roles import install_roles  # noqa: PLC0415

    install_roles()


class DeskConfig(AdminConfig):
    """Django's admin with our site object."""

    default_site = "newsroom.desk.Desk"


class NewsroomConfig(AppConfig):
    """Composes the apps."""

    name = "newsroom"

    def ready(self) -> None:
        """Give the groups what the table of roles says, after every migrate; check accounts.

        The desk's log, of who changed what and gave which roles, is written once and kept.
        """
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(_install_roles, sender=last, dispatch_uid="newsroom.roles")
        register(demo_accounts_absent, Tags.database)
        register(site_domain_given, Tags.security, deploy=True)
        log = apps.get_model("admin", "LogEntry")
        database_rules.register(
            FrozenRows(log._meta.db_table, columns_of(log)), KeptRows(log._meta.db_table)
        )
