"""A password that somebody else gave opens nothing but the choice of an own one."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.models import Article
from authors.models import User
from newsroom.demo.accounts import open_accounts
from tests.factories.newsroom import PASSWORD, make_article, make_channel, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
ACCOUNTS = "/admin/authors/user/"
OWN = "/admin/password_change/"
GIVEN = {"password1": "given-by-others-1", "password2": "given-by-others-1"}
CHOSEN = {"new_password1": "chosen-by-myself-1", "new_password2": "chosen-by-myself-1"}


@pytest.fixture
def newcomer(client):
    """Whose password is temporary, signed in with it."""
    user = make_user("总编", password_is_temporary=True)
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def is_temporary(user):
    return User.objects.get(pk=user.pk).password_is_temporary


def test_password_of_a_new_account_is_temporary(client):
    client.force_login(make_user("管理员"))

    client.post(f"{ACCOUNTS}add/", {"username": "xinren", "name": "新人", **GIVEN})

    assert User.objects.get(username="xinren").password_is_temporary


def test_password_that_was_set_anew_is_temporary(client):
    client.force_login(make_user("管理员"))
    other = make_user("记者")

    client.post(f"{ACCOUNTS}{other.pk}/password/", GIVEN)

    assert is_temporary(other)


def test_own_password_is_not_set_where_the_old_one_is_not_asked_for(client):
    keeper = make_user("管理员")
    client.force_login(keeper)

    answer = client.post(f"{ACCOUNTS}{keeper.pk}/password/", GIVEN)

    assert (answer.status_code, answer["Location"]) == (302, OWN)
    assert User.objects.get(pk=keeper.pk).check_password(PASSWORD)
    assert (
        f"{keeper.pk}/password/"
        not in client.get(f"{ACCOUNTS}{keeper.pk}/change/").content.decode()
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/admin/", "/admin/inbox/", "/admin/articles/article/", "/admin/articles/article/add/"),
        *("/admin/nowhere/", "/admin/pictures/choices/", "/admin/pictures/picture/"),
        *("/admin/channels/topic/", "/admin/fronts/front/", "/admin/password_change/done/"),
        "/admin/autocomplete/?app_label=articles&model_name=credit&field_name=author",
    ],
)
def test_every_address_of_the_desk_leads_to_the_choice(client, newcomer, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Location"]) == (302, OWN)


def test_other_moments_are_shown_to_those_with_an_own_password(client, newcomer):
    assert client.get("/?at=2030-01-01T00:00").status_code == 404

    User.objects.update(password_is_temporary=False)
    assert client.get("/?at=2030-01-01T00:00").status_code == 200


def test_page_of_the_choice_says_why_and_leads_nowhere_else(client, newcomer):
    page = client.get(OWN)

    assert "Your password is a temporary one" in page.content.decode()
    assert "desk_parts" not in page.context
    assert reverse("admin:inbox") not in page.content.decode()
    assert reverse("admin:logout") in page.content.decode()


def test_text_that_was_sent_is_given_back(client, newcomer):
    typed = {"headline": "没有丢的标题", "body": "<p>没有丢的正文。</p>"}

    answer = client.post("/admin/articles/article/add/", typed)

    assert answer.status_code == 403
    assert "Your password is a temporary one, so nothing was saved." in answer.content.decode()
    assert "没有丢的正文" in answer.content.decode()
    assert not Article.objects.exists()


def test_nothing_is_written_before_the_choice(client, newcomer):
    article = make_article(newcomer, channel=make_channel())
    follow_up = reverse("admin:articles_article_follow_up", args=[article.pk])

    assert client.post(follow_up).status_code == 403
    assert client.post("/admin/pictures/upload/").status_code == 403
    assert Article.objects.count() == 1


def test_chosen_password_opens_the_desk(client, newcomer):
    answer = client.post(OWN, {"old_password": PASSWORD, **CHOSEN})

    assert answer.status_code == 302
    assert not is_temporary(newcomer)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"new_password1": PASSWORD, "new_password2": PASSWORD}, "new_password1"),
        ({"new_password1": "short", "new_password2": "short"}, "new_password2"),
        ({**CHOSEN, "old_password": "wrong"}, "old_password"),
        ({}, "new_password1"),
    ],
)
def test_password_that_cannot_be_is_said_beside_the_field(client, newcomer, given, field):
    answer = client.post(OWN, {"old_password": PASSWORD, **given})

    assert field in answer.context["form"].errors
    assert is_temporary(newcomer)
    assert client.get("/admin/").status_code == 302


def test_signing_out_and_the_language_are_open(client, newcomer):
    chosen = client.post("/admin/language/", {"language": "zh-hant", "next": OWN})
    out = client.post("/admin/logout/")

    assert chosen["Location"] == OWN
    assert out.status_code == 200
    assert "_auth_user_id" not in client.session


def test_sign_in_with_a_temporary_password_leads_to_the_choice():
    user = make_user("记者", password_is_temporary=True)
    client = Client()

    answer = client.post(
        "/admin/login/", {"username": user.username, "password": PASSWORD}, follow=True
    )

    assert answer.redirect_chain[-1] == (OWN, 302)


def test_accounts_made_at_the_terminal_have_an_own_password(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", username="root", email="", interactive=False, stdout=StringIO())

    assert not User.objects.get(username="root").password_is_temporary


def test_demo_accounts_have_the_password_that_the_demo_names(settings, tmp_path):
    settings.NEWSROOM_DATA = tmp_path
    open_accounts(password="of-the-demo-1")
    assert not User.objects.filter(password_is_temporary=True).exists()
    User.objects.filter(username="jizhe").update(password_is_temporary=True)

    open_accounts(password="of-the-demo-2")

    assert not User.objects.filter(password_is_temporary=True).exists()
