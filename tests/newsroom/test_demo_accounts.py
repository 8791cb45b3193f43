"""The demo's accounts and their password; that production has no room for them."""

import os
import stat
import subprocess
import sys
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from articles.models import Article
from authors.models import User
from newsroom.checks import demo_accounts_absent, refuse_demo_accounts
from newsroom.demo.accounts import UsernameTaken, open_accounts
from newsroom.demo.password import kept_password, password_file
from newsroom.environment import BASE_DIR
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

ROLES = {
    "jizhe": "记者",
    "jizhe2": "记者",
    "bianji": "编辑",
    "zhuren": "主任",
    "zongbian": "总编",
    "jiaodui": "校对",
    "guanli": "管理员",
}


@pytest.fixture(autouse=True)
def _own_data_folder(settings, tmp_path):
    settings.NEWSROOM_DATA = tmp_path


def show(*args):
    out = StringIO()
    call_command("demo", *args, stdout=out)
    return out.getvalue()


def can_sign_in(client, password):
    return [name for name in ROLES if client.login(username=name, password=password)]


def test_accounts_have_their_role_and_no_more():
    open_accounts()

    users = {
        user.username: [group.name for group in user.groups.all()]
        for user in User.objects.prefetch_related("groups")
    }

    assert users == {name: [role] for name, role in ROLES.items()}
    assert set(User.objects.values_list("is_staff", "is_superuser")) == {(True, False)}


def test_password_is_made_once_and_kept_for_the_owner_alone(client):
    open_accounts()
    made = kept_password()

    open_accounts()

    assert kept_password() == made
    assert len(made) >= 12
    assert stat.S_IMODE(password_file().stat().st_mode) == 0o600
    assert can_sign_in(client, made) == list(ROLES)


def test_password_given_is_set_on_accounts_that_exist(client):
    open_accounts()
    before = kept_password()

    open_accounts(password="第二个密码")

    assert kept_password() == "第二个密码"
    assert can_sign_in(client, "第二个密码") == list(ROLES)
    assert can_sign_in(client, before) == []


def test_password_that_nobody_knows_any_more_is_made_anew(client):
    open_accounts()
    password_file().unlink()

    open_accounts()

    assert can_sign_in(client, kept_password()) == list(ROLES)


def test_missing_account_is_made_with_the_password_of_the_others(client):
    open_accounts(password="the-one-password")
    User.objects.filter(username="guanli").delete()

    open_accounts()

    assert can_sign_in(client, "the-one-password") == list(ROLES)


def test_real_account_of_the_same_name_is_never_taken_over():
    real = make_user(username="bianji", email="bianji@paper.example")

    with pytest.raises(UsernameTaken, match="bianji"):
        open_accounts(password="x")

    assert list(User.objects.all()) == [real]
    assert real.check_password("x") is False
    assert kept_password() == ""


def test_accounts_stay_the_demos_however_they_are_edited(client, settings):
    open_accounts(password="the-one-password")
    client.force_login(User.objects.get(username="guanli"))
    edited = User.objects.get(username="bianji")
    typed = {"username": "lin", "name": "林编辑", "email": "lin@paper.example", "is_active": "on"}
    groups = [str(group.pk) for group in edited.groups.all()]
    address = f"/admin/authors/user/{edited.pk}/change/"
    assert client.post(address, typed | {"groups": groups}).status_code == 302

    open_accounts()
    said = show("--show")
    settings.PRODUCTION = True

    assert User.objects.count() == len(ROLES)
    assert User.objects.get(username="lin").email == "lin@paper.example"
    assert "  lin " in said
    assert "lin," in demo_accounts_absent(databases=["default"])[0].msg
    with pytest.raises(ImproperlyConfigured, match="lin"):
        refuse_demo_accounts()


def test_two_accounts_are_never_one_of_the_demos():
    open_accounts()

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(username="bianji").update(demo_name="guanli")


def test_command_names_the_accounts_that_are_in_the_way():
    make_user(username="bianji")

    with pytest.raises(CommandError, match="bianji"):
        show()


def test_show_prints_addresses_accounts_and_password(settings):
    settings.PORT = 8123
    open_accounts(password="a-password-of-mine")

    said = show("--show")

    assert "http://127.0.0.1:8123/\n" in said
    assert "http://127.0.0.1:8123/admin/\n" in said
    assert [name for name in ROLES if f"  {name} " not in said] == []
    assert "a-password-of-mine" in said
    assert Article.objects.count() == 0


def test_show_without_a_demo_names_no_account():
    said = show("--show")

    assert [name for name in ROLES if name in said] == []
    assert User.objects.count() == 0


def test_command_is_refused_in_production(settings):
    settings.PRODUCTION = True

    for args in ((), ("--password", "x"), ("--show",)):
        with pytest.raises(CommandError):
            show(*args)

    assert (User.objects.count(), kept_password()) == (0, "")


def test_check_names_demo_accounts_in_production_alone(settings):
    open_accounts()
    make_user(username="real", email="real@paper.example")

    assert demo_accounts_absent(databases=["default"]) == []
    settings.PRODUCTION = True
    (error,) = demo_accounts_absent(databases=["default"])

    assert (error.id, error.is_serious()) == ("newsroom.E001", True)
    assert error.msg.endswith(": bianji, guanli, jiaodui, jizhe, jizhe2, zhuren, zongbian.")


def test_production_is_refused_until_the_accounts_are_inactive(settings):
    open_accounts()
    refuse_demo_accounts()
    settings.PRODUCTION = True

    with pytest.raises(ImproperlyConfigured, match="zongbian"):
        refuse_demo_accounts()

    User.objects.update(is_active=False)
    refuse_demo_accounts()


def test_server_does_not_start_in_production_with_demo_accounts(tmp_path):
    environment = {"PATH": os.environ["PATH"], "NEWSROOM_DATA": str(tmp_path)}
    production = environment | {
        "NEWSROOM_ENV": "production",
        "SECRET_KEY": "x1" * 40,
        "ALLOWED_HOSTS": "newsroom.example",
    }

    def run(*args, **variables):
        return subprocess.run(
            [sys.executable, *args],
            check=False, cwd=BASE_DIR, env=variables, capture_output=True, text=True,
        )  # fmt: skip

    assert run("-c", "import newsroom.wsgi", **production).returncode == 0
    assert run("manage.py", "migrate", "--verbosity", "0", **environment).returncode == 0
    assert run("-c", "import newsroom.wsgi", **production).returncode == 0
    assert run("manage.py", "demo", **environment).returncode == 0

    assert run("-c", "import newsroom.wsgi", **environment).returncode == 0
    refused = run("-c", "import newsroom.wsgi", **production)
    checked = run("manage.py", "check", "--database", "default", **production)

    assert "Demo accounts must not exist" in refused.stderr
    assert (refused.returncode != 0, checked.returncode != 0) == (True, True)
    assert "newsroom.E001" in checked.stderr


def test_password_that_anybody_guesses_is_refused():
    with pytest.raises(CommandError):
        call_command("demo", "--password", "1")

    assert (User.objects.count(), kept_password()) == (0, "")
