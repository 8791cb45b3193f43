"""A role is named in the script that the desk is read in."""

import pytest
from django.utils import translation

from authors.role_names import role_name, role_names
from newsroom.roles import ROLES
from tests.factories.newsroom import make_user

TRADITIONAL = ["記者", "編輯", "主任", "總編", "校對", "管理員"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_role_keeps_its_name(language):
    with translation.override(language):
        assert [role_name(role.name) for role in ROLES] == [role.name for role in ROLES]


def test_role_is_named_in_traditional_characters():
    with translation.override("zh-hant"):
        assert [role_name(role.name) for role in ROLES] == TRADITIONAL
        assert role_names(["记者", "管理员"]) == "記者、管理員"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("管理员", "/admin/authors/user/"),
        ("管理员", "/admin/authors/user/add/"),
        ("管理员", "/admin/authors/user/{}/change/"),
        ("总编", "/admin/"),
        ("记者", "/admin/password_change/"),
    ],
)
def test_no_page_of_the_traditional_desk_has_a_simplified_role(client, who, path):
    user = make_user(who, name="林溪")
    client.force_login(user)
    client.cookies["desk_language"] = "zh-hant"

    page = client.get(path.format(user.pk)).content.decode()

    assert not [name for name in ("记者", "编辑", "总编", "校对", "管理员") if name in page]
    with translation.override("zh-hant"):
        assert role_name(who) in page
