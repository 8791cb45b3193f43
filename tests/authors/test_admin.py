"""Accounts are made by those who keep them; nobody raises himself."""

from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.test import Client
from django.utils import translation

from authors.accounts import AccountChangeForm
from authors.models import Author, User
from newsroom.roles import ROLES
from tests.factories.newsroom import PASSWORD, make_author, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
ACCOUNTS = "/admin/authors/user/"
AUTHORS = "/admin/authors/author/"
NEW = {
    "username": "xinren",
    "name": "新人",
    "password1": "long-enough-1",
    "password2": "long-enough-1",
}


@pytest.fixture
def keeper(client):
    user = make_user("管理员")
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def group(role):
    return make_user(role).groups.get().pk


def account_data(user, **changes):
    data = {"username": user.username, "name": user.name, "is_active": "on"}
    return data | {"groups": [g.pk for g in user.groups.all()]} | changes


def test_administrator_makes_an_account_with_its_role(client, keeper):
    response = client.post(ACCOUNTS + "add/", NEW | {"groups": [group("编辑")]})

    user = User.objects.get(username="xinren")
    assert response.status_code == 302
    assert (user.name, user.is_staff, user.is_superuser) == ("新人", True, False)
    assert [g.name for g in user.groups.all()] == ["编辑"]
    assert user.check_password("long-enough-1")


@pytest.mark.parametrize("role", [r.name for r in ROLES if r.name != "管理员"] + [None])
def test_nobody_else_sees_or_makes_accounts(client, role):
    user = make_user(role)
    client.force_login(user)

    for path in ("", "add/", f"{user.pk}/change/", f"{user.pk}/password/"):
        assert client.get(ACCOUNTS + path).status_code == 403
    assert client.post(ACCOUNTS + "add/", NEW).status_code == 403
    assert client.post(f"{ACCOUNTS}{user.pk}/change/", account_data(user)).status_code == 403
    assert not User.objects.filter(username="xinren").exists()


def test_administrator_does_not_raise_himself(client, keeper):
    chief = group("总编")

    client.post(
        f"{ACCOUNTS}{keeper.pk}/change/",
        account_data(keeper, groups=[chief], is_superuser="on", name="改名"),
    )

    keeper = User.objects.get(pk=keeper.pk)
    assert keeper.name == "改名"
    assert [g.name for g in keeper.groups.all()] == ["管理员"]
    assert not keeper.is_superuser


def test_nobody_becomes_a_superuser_through_the_form(client, keeper):
    other = make_user("记者")
    forged = {"is_superuser": "on", "user_permissions": [1, 2, 3]}

    client.post(ACCOUNTS + "add/", NEW | forged)
    client.post(f"{ACCOUNTS}{other.pk}/change/", account_data(other, **forged))

    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(user_permissions__isnull=False).exists()


def test_superuser_is_out_of_the_administrators_reach(client, keeper):
    root = make_user(None, is_superuser=True)
    password = {"password1": "taken-over-1", "password2": "taken-over-1"}

    for path, data in (("change", account_data(root, name="夺")), ("password", password)):
        assert client.post(f"{ACCOUNTS}{root.pk}/{path}/", data).status_code == 403
    root.refresh_from_db()
    assert root.name != "夺"
    assert root.check_password(PASSWORD)


def test_administrator_sets_a_new_password_for_others(client, keeper):
    other = make_user("记者")
    password = {"password1": "forgotten-1", "password2": "forgotten-1"}

    client.post(f"{ACCOUNTS}{other.pk}/password/", password)

    other.refresh_from_db()
    assert other.check_password("forgotten-1")


def last_entry():
    with translation.override("en"):
        return LogEntry.objects.latest("pk").get_change_message()


def test_log_names_the_roles_that_are_given_and_taken(client, keeper):
    other = make_user("记者")
    address = f"{ACCOUNTS}{other.pk}/change/"

    client.post(address, account_data(other, groups=[group("编辑"), group("校对")]))
    moved = last_entry()
    client.post(ACCOUNTS + "add/", NEW | {"groups": [group("总编")]})
    made = last_entry()
    client.post(address, account_data(User.objects.get(pk=other.pk), name="改名"))
    renamed = last_entry()

    assert moved == "Changed roles. Added role “编辑”. Added role “校对”. Deleted role “记者”."
    assert made == "Added. Added role “总编”."
    assert "role" not in renamed


@pytest.mark.parametrize("role", ["记者", "编辑", "主任", "总编", "校对"])
def test_who_keeps_the_accounts_gets_no_say_besides(client, keeper, role):
    other = make_user("记者")
    both = [group("管理员"), group(role)]

    made = client.post(ACCOUNTS + "add/", NEW | {"groups": both})
    changed = client.post(f"{ACCOUNTS}{other.pk}/change/", account_data(other, groups=both))

    for response in (made, changed):
        (sentence,) = response.context["adminform"].form.errors["groups"]
        assert "管理账号的人不参与稿件" in sentence
    assert [g.name for g in other.groups.all()] == ["记者"]
    assert not User.objects.filter(username=NEW["username"]).exists()


def test_log_names_the_roles_of_whom_the_desk_is_closed_to(client, keeper):
    other = make_user("主任")
    address = f"{ACCOUNTS}{other.pk}/change/"

    closed = account_data(other)
    del closed["is_active"]
    client.post(address, closed)
    taken_away = last_entry()
    client.post(address, account_data(other))
    given_back = last_entry()

    assert "Deleted right to sign in, with roles “主任”." in taken_away
    assert "Added right to sign in, with roles “主任”." in given_back
    assert not User.objects.filter(pk=other.pk, is_active=False).exists()
    client.cookies["desk_language"] = "zh-hans"
    shown = client.get(f"{ACCOUNTS}{other.pk}/history/").content.decode()
    assert "登录权限，角色“主任”" in shown


def test_accounts_are_never_deleted(client, keeper):
    other = make_user("记者")

    assert client.post(f"{ACCOUNTS}{other.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=other.pk).exists()


def test_name_that_is_taken_is_said_beside_the_field(client, keeper):
    response = client.post(ACCOUNTS + "add/", NEW | {"username": keeper.username, "name": "留着"})

    assert list(response.context["adminform"].form.errors) == ["username"]
    assert "留着" in response.content.decode()


@pytest.mark.parametrize("items", [1, 3])
def test_list_of_accounts_takes_eight_queries(client, keeper, items, django_assert_num_queries):
    for _ in range(items - 1):
        make_user("记者")

    with django_assert_num_queries(8):
        response = client.get(ACCOUNTS)
    assert len(response.context["cl"].result_list) == items


def test_list_of_accounts_says_who_what_and_whether(client, keeper):
    make_user("记者", name="离任", is_active=False)

    page = client.get(ACCOUNTS)

    with translation.override("en"):
        shown = [
            (user.name, page.context["cl"].model_admin.may_sign_in(user))
            for user in page.context["cl"].result_list
        ]
    assert shown == [(keeper.name, "active"), ("离任", "deactivated")]
    assert len(client.get(ACCOUNTS, {"active": "no"}).context["cl"].result_list) == 1
    role = keeper.groups.get().pk
    assert list(client.get(ACCOUNTS, {"role": role}).context["cl"].result_list) == [keeper]


def test_form_says_what_each_role_does(client, keeper):
    page = client.get(ACCOUNTS + "add/").content.decode()

    with translation.override("en"):
        assert all(str(role.says) in unescape(page) for role in ROLES)


@pytest.mark.parametrize("path", ["add/", "{}/change/", "{}/password/"])
def test_forms_are_in_a_newsrooms_words(client, keeper, path):
    page = client.get(ACCOUNTS + path.format(make_user("记者").pk)).content.decode()

    for foreign in ("Password-based", "superuser", "user permissions", "staff status", "hash"):
        assert foreign not in page


def test_deactivated_colleague_is_out_at_once_and_for_good(client, keeper):
    other = make_user("记者")
    theirs = Client()
    theirs.force_login(other)
    assert theirs.get("/admin/").status_code == 200

    client.post(f"{ACCOUNTS}{other.pk}/change/", {**account_data(other), "is_active": ""})

    assert not User.objects.get(pk=other.pk).is_active
    assert theirs.get("/admin/").status_code == 302
    client.post(f"{ACCOUNTS}{other.pk}/change/", account_data(other))
    assert User.objects.get(pk=other.pk).is_active
    assert theirs.get("/admin/").status_code == 302


def test_own_password_ends_the_other_sessions_alone(client):
    user = make_user("记者")
    here, there = Client(), Client()
    here.force_login(user)
    there.force_login(user)
    new = {"new_password1": "another-secret-1", "new_password2": "another-secret-1"}

    response = here.post("/admin/password_change/", {"old_password": PASSWORD, **new})

    assert response.status_code == 302
    assert here.get("/admin/").status_code == 200
    assert there.get("/admin/").status_code == 302


@pytest.mark.parametrize("left", [{"is_active": ""}, {"groups": []}], ids=["active", "roles"])
def test_somebody_is_left_who_keeps_the_accounts(client, left):
    root, keeper = make_user(None, is_superuser=True), make_user("管理员")
    client.force_login(root)
    client.cookies["desk_language"] = "en"

    def change(user, **changes):
        data = account_data(user) | changes
        return client.post(f"{ACCOUNTS}{user.pk}/change/", data)

    # as long as another keeps them, each may go
    assert change(keeper, **left).status_code == 302
    assert change(keeper, groups=[group("管理员")]).status_code == 302
    User.objects.filter(pk=keeper.pk).update(is_active=False)
    User.objects.exclude(pk=root.pk).update(is_active=False)
    refused = change(root, is_active="")

    assert refused.status_code == 200
    assert "Nobody would be left to look after the accounts." in refused.content.decode()
    assert User.objects.get(pk=root.pk).is_active


@pytest.mark.parametrize("left", [{"is_active": ""}, {"groups": []}], ids=["active", "roles"])
def test_last_keeper_is_not_deactivated_by_a_colleague(client, left):
    """A colleague with the right of his own, who is no member of staff any more, is no keeper."""
    last = make_user("管理员")
    other = make_user("管理员")
    client.force_login(other)
    form = AccountChangeForm({**account_data(last), **left}, instance=last)
    assert form.is_valid()

    User.objects.filter(pk=other.pk).update(is_active=False)
    with transaction.atomic():
        form = AccountChangeForm({**account_data(last), **left}, instance=last)
        assert not form.is_valid()
        assert AccountChangeForm(account_data(last, name="改名"), instance=last).is_valid()


def author_data(author, **changes):
    return {"name": author.name, "slug": author.slug, "works_here": "on"} | changes


def test_whose_profile_it_is_says_who_keeps_the_accounts(client):
    """An editor who took a login off a profile could review what its owner wrote."""
    writer, editor = make_user("记者"), make_user("编辑")
    author = make_author(user=writer)
    client.force_login(editor)

    client.post(f"{AUTHORS}{author.pk}/change/", author_data(author, user="", title="主笔"))

    author.refresh_from_db()
    assert (author.title, author.user) == ("主笔", writer)
    client.force_login(make_user("管理员"))
    client.post(f"{AUTHORS}{author.pk}/change/", author_data(author, user=editor.pk))
    author.refresh_from_db()
    assert author.user == editor


def test_address_of_an_author_stays(client):
    author = make_author(slug="wang-yi")
    client.force_login(make_user("编辑"))

    client.post(f"{AUTHORS}{author.pk}/change/", author_data(author, slug="other"))

    assert Author.objects.get().slug == "wang-yi"


@pytest.mark.parametrize("slug", ["wang-yi", "王一", "", "a b", "x" * 61])
def test_address_that_cannot_be_is_said_beside_the_field(client, slug):
    make_author(slug="wang-yi")
    client.force_login(make_user("编辑"))

    response = client.post(AUTHORS + "add/", {"name": "王二", "slug": slug, "photo": "x"})

    assert set(response.context["adminform"].form.errors) == {"slug", "photo"}
    assert "王二" in response.content.decode()
    assert Author.objects.count() == 1


def test_completion_names_those_who_work_here(client):
    author = make_author("王一")
    make_author("王走", works_here=False)
    client.force_login(make_user("记者"))

    response = client.get(
        "/admin/autocomplete/",
        {"app_label": "articles", "model_name": "credit", "field_name": "author", "term": "王"},
    )

    assert [row["id"] for row in response.json()["results"]] == [str(author.pk)]
    asked = {"app_label": "articles", "model_name": "credit", "field_name": "author"}
    assert client.get("/admin/autocomplete/", asked | {"term": "\x00一"}).status_code == 200


@pytest.mark.parametrize("role", ["记者", "校对"])
def test_authors_are_changed_by_editors(client, role):
    author = make_author()
    client.force_login(make_user(role))

    assert client.get(f"{AUTHORS}{author.pk}/change/").status_code == 200
    assert client.post(f"{AUTHORS}{author.pk}/change/", author_data(author)).status_code == 403
    assert client.post(f"{AUTHORS}{author.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("asked", ["韩松年", "韓松年"])
def test_list_of_authors_finds_both_scripts(client, asked):
    client.force_login(make_user("编辑"))
    found = [make_author("韩松年"), make_author("韓松年")]
    make_author("周其野")

    rows = client.get("/admin/authors/author/", {"q": asked}).context["cl"].result_list

    assert sorted(author.pk for author in rows) == [author.pk for author in found]
