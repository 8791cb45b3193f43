"""The demo's accounts: one for each step of a story's way, all with one password."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from authors.models import User
from newsroom.demo.data import demo_town
from newsroom.demo.marks import account_email
from newsroom.demo.password import keep_password, kept_password, new_password


class UsernameTaken(ValueError):
    """Somebody real goes by a name that the demo wants; nothing was changed."""

    def __str__(self) -> str:
        return _(
            "These accounts exist and are not the demo's, so the demo was not loaded: {names}"
        ).format(names=", ".join(self.args[0]))


def demo_users() -> dict[str, User]:
    """The accounts that exist and are the demo's, by the usernames that it gave them."""
    return {user.demo_name: user for user in User.objects.exclude(demo_name="")}


@transaction.atomic
def open_accounts(*, password: str = "") -> None:
    """Make the accounts that are missing; a password given is set on those that exist, too.

    Without one, the password that is kept stays; where none is kept, one is made and set on all.
    Raises UsernameTaken.
    """
    users = demo_users()
    missing = [account for account in demo_town().accounts if account.username not in users]
    taken = User.objects.filter(username__in=[account.username for account in missing])
    if names := sorted(taken.values_list("username", flat=True)):
        raise UsernameTaken(names)
    kept = kept_password()
    if kept and not missing and not password:
        return
    secret = password or kept or new_password()
    hashed = make_password(secret)  # once: hashing is slow on purpose
    for account in missing:
        user = User.objects.create(
            username=account.username,
            demo_name=account.username,
            name=account.name,
            email=account_email(account.username),
            password=hashed,
            is_staff=True,
        )
        user.groups.add(Group.objects.get(name=account.role))
    if password or not kept:
        User.objects.filter(pk__in=[user.pk for user in users.values()]).update(
            password=hashed, password_is_temporary=False
        )
        keep_password(secret)
