"""The desk's frame: its parts, who one is, and the language that one chooses."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from newsroom.desk_frame import own_roles
from newsroom.roles import ROLES
from pages.middleware import DESK_LANGUAGE_COOKIE
from tests.factories.newsroom import make_article, make_user

pytestmark = pytest.mark.django_db
LANGUAGE = "/admin/language/"
ARTICLES = "/admin/articles/article/"


def parts(client, path="/admin/password_change/"):
    return client.get(path).context["desk_parts"]


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("记者", ["稿件", "图片", "频道", "话题", "作者", "流程记录"]),
        ("总编", ["稿件", "首页编排", "快讯", "图片", "频道", "话题", "作者", "流程记录"]),
        ("管理员", ["图片", "频道", "话题", "作者", "账号", "网站设置"]),
        (None, []),
    ],
)
def test_header_names_the_parts_that_a_person_may_see(client, role, seen):
    client.force_login(make_user(role))

    assert [part.name for part in parts(client)] == seen


@pytest.mark.parametrize("path", [ARTICLES, f"{ARTICLES}add/", "{}"])
def test_header_marks_the_part_one_is_in(client, path):
    user = make_user("记者")
    client.force_login(user)
    change = f"{ARTICLES}{make_article(user).pk}/change/"

    marked = [part.name for part in parts(client, path.format(change)) if part.current]

    assert marked == ["稿件"]
    assert not any(part.current for part in parts(client))


def test_signing_in_shows_no_parts(client):
    page = client.get("/admin/login/")

    assert "desk_parts" not in page.context
    assert "desk-parts" not in page.content.decode()


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_menu_names_the_role(client, role):
    client.force_login(make_user(role))

    assert client.get("/admin/password_change/").context["own_roles"] == role


def test_menu_names_two_roles_and_no_role():
    both = make_user("记者")
    both.groups.add(Group.objects.get(name="管理员"))

    assert own_roles(both) == "记者、管理员"
    assert own_roles(make_user(None)) == ""
    assert own_roles(make_user(None, is_superuser=True)) == "技术管理员"


def test_roles_cost_no_query(client, django_assert_num_queries):
    client.force_login(make_user("总编"))

    # session, user, permissions of the user and of the groups
    with django_assert_num_queries(6):
        client.get("/admin/password_change/")


@pytest.mark.parametrize(
    ("language", "word"), [("zh-hans", "编辑台"), ("zh-hant", "編輯台"), ("en", "News desk")]
)
def test_chosen_language_is_kept(client, language, word):
    response = client.post(LANGUAGE, {"language": language, "next": "/admin/login/"})

    assert (response.status_code, response["Location"]) == (302, "/admin/login/")
    cookie = response.cookies[DESK_LANGUAGE_COOKIE]
    assert (cookie.value, cookie["path"], cookie["samesite"]) == (language, "/admin/", "Lax")
    assert cookie["httponly"]
    page = client.get("/admin/login/")
    assert word in page.content.decode()
    assert [c.code for c in page.context["desk_languages"] if c.current] == [language]


@pytest.mark.parametrize(
    "goal",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "", "/\\evil.example"],
)
def test_choice_of_a_language_leads_nowhere_else(client, goal):
    response = client.post(LANGUAGE, {"language": "en", "next": goal})

    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("language", ["", "fr", "en\r\nSet-Cookie: x=1", "\x00"])
def test_language_that_is_none_is_not_kept(client, language):
    response = client.post(LANGUAGE, {"language": language, "next": "/admin/"})

    assert response.status_code == 302
    assert DESK_LANGUAGE_COOKIE not in response.cookies


def test_language_is_chosen_by_a_form_of_ours():
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(LANGUAGE, {"language": "en"}).status_code == 403
    assert strict.get(LANGUAGE).status_code == 405


def test_times_follow_the_language(client):
    user = make_user("管理员")
    client.force_login(user)
    path = f"/admin/authors/user/{user.pk}/change/"

    chinese = client.get(path).content.decode()
    client.post(LANGUAGE, {"language": "en", "next": path})
    english = client.get(path).content.decode()

    year = f"{user.date_joined.year}"
    assert f"{year}年" in chinese
    assert f"{year}年" not in english


def test_part_of_an_app_leads_to_the_desk(client):
    client.force_login(make_user("总编"))

    assert client.get("/admin/channels/")["Location"] == "/admin/"
