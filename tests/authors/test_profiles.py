"""A new account and the public profile that comes with it."""

import pytest

from authors.models import Author, User
from authors.profiles import NameTaken, make_profile
from newsroom.roles import ROLES
from tests.authors.test_admin import ACCOUNTS, NEW, group
from tests.factories.newsroom import make_author, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def add(client):
    client.force_login(make_user("管理员"))
    client.cookies["desk_language"] = "en"

    def post(role, **changes):
        data = NEW | {"groups": [group(role)], "profile": "on"} | changes
        response = client.post(ACCOUNTS + "add/", data, follow=True)
        return " ".join(map(str, response.context["messages"]))

    return post


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_profile_is_made_for_roles_that_write(add, role):
    said = add(role)

    user = User.objects.get(username="xinren")
    made = list(Author.objects.values_list("name", "slug", "user"))
    writing = role in {"记者", "编辑", "主任", "总编"}
    assert made == ([("新人", "xinren", user.pk)] if writing else [])
    assert ("The public profile" in said) is writing


def test_profile_is_offered_first_and_can_be_declined(client, add):
    assert 'name="profile" id="id_profile" checked' in " ".join(
        client.get(ACCOUNTS + "add/").content.decode().split()
    ).replace(' aria-describedby="id_profile_helptext"', "")

    assert "profile" not in add("记者", profile="")
    assert not Author.objects.exists()


def test_namesake_without_an_account_is_named_and_nothing_is_made(add):
    namesake = make_author("新人")

    said = add("记者")

    assert f"/admin/authors/author/{namesake.pk}/change/" in said
    assert "without an account already" in said
    assert list(Author.objects.values_list("pk", "user")) == [(namesake.pk, None)]


def test_address_is_the_username_or_a_number_where_that_is_no_address(django_user_model):
    make_author("别人", slug="meng")
    latin, taken, han = (make_user(None, username=name) for name in ("li.wei", "meng", "孟小溪"))

    slugs = [make_profile(user).slug for user in (latin, taken, han)]

    assert slugs == ["liwei", f"meng-{taken.pk}", f"author-{han.pk}"]


def test_profile_of_a_taken_name_is_refused():
    make_author("职员")

    with pytest.raises(NameTaken):
        make_profile(make_user(None, name="职员"))
