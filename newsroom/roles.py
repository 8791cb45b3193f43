"""The roles of a newsroom: which group may do what. No app imports this; it knows them all.

Permissions, the buttons of the desk, the docs and the tests are derived from this one table.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class RoleRow:
    """A group: its name on the desk, what it adds, and the role that it includes."""

    name: str
    permissions: tuple[str, ...]
    says: Promise
    """What the role may do, for whoever gives it."""
    includes: str = ""


ROLES: tuple[RoleRow, ...] = (
    RoleRow(
        "记者",
        (
            "articles.add_article",
            "articles.change_article",
            "articles.view_article",
            "articles.view_decision",
            "authors.view_author",
            "channels.view_channel",
            "channels.view_topic",
            "channels.add_topic",
            "pictures.view_picture",
            "pictures.add_picture",
            "pictures.change_picture",
        ),
        _("Writes, adds pictures, sends own articles to review."),
    ),
    RoleRow(
        "编辑",
        (
            "articles.edit_any_article",
            "articles.first_review_article",
            "articles.return_article",
            "authors.add_author",
            "authors.change_author",
            "channels.change_topic",
            "editions.cover_live",
            "fronts.view_front",
            "fronts.launch_front",
        ),
        _(
            "All that a reporter does, with everybody's articles; gives the first review,"
            " covers stories live, looks after authors and topics."
        ),
        includes="记者",
    ),
    RoleRow(
        "主任",
        (
            "articles.second_review_article",
            "articles.publish_article",
            "articles.correct_article",
            "channels.merge_topic",
            "channels.move_channel",
            "channels.add_channel",
            "channels.change_channel",
            "fronts.add_front",
            "fronts.change_front",
            "fronts.raise_alert",
        ),
        _(
            "All that an editor does; gives the second review, publishes, schedules and corrects,"
            " raises alerts, looks after channels."
        ),
        includes="编辑",
    ),
    RoleRow(
        "总编",
        (
            "articles.final_review_article",
            "articles.withdraw_article",
            "articles.lift_embargo_article",
        ),
        _(
            "All that a desk head does; gives the final review, withdraws and restores,"
            " lifts embargoes."
        ),
        includes="主任",
    ),
    RoleRow(
        "校对",
        (
            "articles.view_article",
            "articles.view_decision",
            "articles.proof_article",
            "articles.return_article",
            "authors.view_author",
            "channels.view_channel",
            "channels.view_topic",
            "pictures.view_picture",
        ),
        _("Reads everything, proof-reads, returns for changes; writes nothing."),
    ),
    RoleRow(
        "管理员",
        (
            "authors.add_user",
            "authors.change_user",
            "authors.view_user",
            "auth.view_group",
            "authors.view_author",
            "authors.add_author",
            "authors.change_author",
            "channels.view_channel",
            "channels.view_topic",
            "editions.change_sitesettings",
            "pictures.view_picture",
            "pictures.add_picture",
        ),
        _("Looks after accounts, authors and the site's settings; has no say over articles."),
    ),
)
_BY_NAME = {role.name: role for role in ROLES}


def permissions_of(name: str) -> frozenset[str]:
    """All permissions of a role, with those of the roles that it includes."""
    role = _BY_NAME[name]
    inherited = permissions_of(role.includes) if role.includes else frozenset()
    return inherited | frozenset(role.permissions)


def roles_given_by(permissions: Collection[str]) -> list[str]:
    """The roles that permissions amount to, without those that another of them includes."""
    held = [role.name for role in ROLES if permissions_of(role.name) <= set(permissions)]
    return [
        name
        for name in held
        if not any(permissions_of(name) < permissions_of(other) for other in held)
    ]


def what_role_does(name: str) -> str:
    """A sentence on a role; nothing of a group that is none of ours."""
    return str(_BY_NAME[name].says) if name in _BY_NAME else ""


def install_roles() -> None:
    """Make the groups, and give each exactly the permissions of the table."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        wanted = Q(pk__in=[])
        for permission in permissions_of(role.name):
            app, codename = permission.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
        group.permissions.set(Permission.objects.filter(wanted))
