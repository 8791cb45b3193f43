"""What a person who tries the demo must know: addresses, accounts, the password."""

from django.conf import settings
from django.utils.translation import gettext as _

from newsroom.demo.accounts import demo_users
from newsroom.demo.data import demo_town
from newsroom.demo.password import kept_password

HOST = "127.0.0.1"


def address_lines() -> list[str]:
    """Where the site and the desk are."""
    site = f"http://{HOST}:{settings.PORT}/"
    return [
        _("Site: {address}").format(address=site),
        _("Desk: {address}").format(address=f"{site}admin/"),
    ]


def account_lines() -> list[str]:
    """The accounts with their roles, and the password; nothing where no demo was loaded."""
    users = demo_users()
    if not users:
        return []
    return [
        _("Demo accounts:"),
        *(
            f"  {users[account.username].username:<10}{account.role}  {account.name}"
            for account in demo_town().accounts
            if account.username in users
        ),
        _("Password of all: {password}").format(password=kept_password()),
    ]
