"""The one table of roles, and what it gives."""

import itertools

import pytest
from django.contrib.auth.models import Group, Permission

from newsroom.roles import ROLES, install_roles, permissions_of
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_group_has_exactly_the_permissions_of_the_table(role):
    granted = {
        f"{app}.{codename}"
        for app, codename in Group.objects.get(name=role).permissions.values_list(
            "content_type__app_label", "codename"
        )
    }

    assert granted == permissions_of(role)


def test_each_editing_role_includes_the_one_before():
    ladder = [permissions_of(name) for name in ("记者", "编辑", "主任", "总编")]

    assert all(lower < higher for lower, higher in itertools.pairwise(ladder))


def test_administrator_has_no_say_over_content():
    user = make_user("管理员")

    assert not any(user.has_perm(f"articles.{p}") for p in ("change_article", "publish_article"))
    assert user.has_perm("authors.change_user")


def test_installing_again_takes_away_what_the_table_does_not_say():
    group = Group.objects.get(name="记者")
    group.permissions.add(Permission.objects.get(codename="publish_article"))

    install_roles()

    assert not group.permissions.filter(codename="publish_article").exists()
