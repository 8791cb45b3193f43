"""What the desk's log says of an account's roles, and of the right to sign in with them."""

from typing import Any

from django.utils.translation import gettext_noop

_ROLE = gettext_noop("role")
_ACCESS = gettext_noop("right to sign in, with roles")


def changes_of_roles(form: Any, *, add: bool) -> list[dict[str, Any]]:
    """Entries for Django's log: each role given or taken, and access given or taken as a whole.

    A form without these fields, or one that leaves them as they are, changes nothing.
    """
    entries: list[dict[str, Any]] = []
    before = [] if add else _names(form.initial.get("groups"))
    after = _names(form.cleaned_data["groups"]) if "groups" in form.fields else before
    entries += [_entry("added", _ROLE, name) for name in after if name not in before]
    entries += [_entry("deleted", _ROLE, name) for name in before if name not in after]
    if not add and "is_active" in form.changed_data:
        has = form.instance.is_active
        roles = "、".join(after if has else before) or "-"
        entries.append(_entry("added" if has else "deleted", _ACCESS, roles))
    return entries


def _entry(what: str, name: str, about: str) -> dict[str, Any]:
    return {what: {"name": name, "object": about}}


def _names(groups: Any) -> list[str]:
    return [group.name for group in groups or ()]
