"""What must not stand in production: accounts that the demo has printed, a domain of nobody."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Warning as Caution
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections

from newsroom.environment import DEFAULT_DOMAIN


def open_demo_accounts(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Names of the demo accounts that can sign in; none where nothing was migrated yet."""
    model = get_user_model()
    if model._meta.db_table not in connections[using].introspection.table_names():
        return []
    # by the mark that no form shows: names and addresses are edited like anybody's
    accounts = model.objects.using(using).filter(is_active=True).exclude(demo_name="")
    return list(accounts.order_by("username").values_list("username", flat=True))


def demo_accounts_absent(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Names the demo accounts of each database that is checked, in production alone."""
    if not settings.PRODUCTION:
        return []
    return [
        Error(
            f"The database “{using}” holds demo accounts: {', '.join(names)}.",
            hint="Use a database of its own for production, or make the accounts inactive.",
            id="newsroom.E001",
        )
        for using in databases or ()
        if (names := open_demo_accounts(using))
    ]


def site_domain_given(**kwargs: Any) -> list[CheckMessage]:
    """Warns of a site that names itself to readers and machines by a domain that is not its own."""
    if settings.SITE_DOMAIN != DEFAULT_DOMAIN:
        return []
    return [
        Caution(
            f"SITE_DOMAIN is not set: addresses of the pages begin with https://{DEFAULT_DOMAIN}/.",
            hint="Set it to the host name that readers use, before the first story is published.",
            id="newsroom.W001",
        )
    ]


def refuse_demo_accounts() -> None:
    """Raise ImproperlyConfigured where production would start with accounts of the demo."""
    if settings.PRODUCTION and (names := open_demo_accounts()):
        raise ImproperlyConfigured(
            f"Demo accounts must not exist when NEWSROOM_ENV is 'production': {', '.join(names)}"
        )
