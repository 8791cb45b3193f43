"""The first steps on the board of an empty newsroom."""

import pytest

from newsroom.first_steps import first_steps
from tests.factories.newsroom import (
    PASSWORD,
    make_article,
    make_author,
    make_channel,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(django_user_model):
    return django_user_model.objects.create_superuser("first", password=PASSWORD, name="一号")


def addresses(user):
    return [(step.address.removeprefix("/admin/"), step.done) for step in first_steps(user)]


def test_steps_of_an_empty_newsroom_lead_to_their_pages(client, chief):
    client.force_login(chief)

    page = client.get("/admin/").content.decode()

    assert "开始使用" in page
    assert addresses(chief) == [
        ("editions/sitesettings/", False),
        ("channels/channel/add/", False),
        ("authors/user/add/", False),
        ("authors/author/add/", False),
        ("articles/article/add/", False),
    ]
    for address, _done in addresses(chief):
        assert f'href="/admin/{address}"' in page
        assert client.get(f"/admin/{address}").status_code == 200


def test_what_is_done_is_marked(chief):
    make_channel()
    make_author()
    make_user("记者")

    assert [done for _address, done in addresses(chief)] == [False, True, True, True, False]


def test_steps_go_with_the_first_article(client, chief):
    make_article(chief)
    client.force_login(chief)

    assert first_steps(chief) == []
    assert "开始使用" not in client.get("/admin/").content.decode()


def test_everybody_sees_only_what_they_may_do():
    assert [address for address, _ in addresses(make_user("记者"))] == ["articles/article/add/"]
    assert [address for address, _ in addresses(make_user("管理员"))] == [
        "editions/sitesettings/",
        "authors/user/add/",
        "authors/author/add/",
    ]
    assert addresses(make_user("校对")) == []


@pytest.mark.parametrize(("role", "offered"), [("主任", True), ("记者", False)])
def test_form_without_channels_says_so(client, role, offered):
    client.force_login(make_user(role))

    page = client.get("/admin/articles/article/add/").content.decode()
    assert "还没有频道。" in page
    assert ('href="/admin/channels/channel/add/"' in page) is offered

    make_channel()
    assert "还没有频道。" not in client.get("/admin/articles/article/add/").content.decode()
