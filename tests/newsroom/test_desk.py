"""The desk as a whole: what comes first, its log, what it gives back."""

import pytest

from tests.factories.newsroom import make_article, make_user

pytestmark = pytest.mark.django_db


def test_desk_shows_its_parts_in_the_order_of_use(client):
    client.force_login(make_user("总编"))

    parts = client.get("/admin/").context["app_list"]

    assert [[model["object_name"] for model in part["models"]] for part in parts] == [
        ["Article", "Decision"],
        ["Front"],
        ["Picture"],
        ["Channel", "Topic"],
        ["Author"],
    ]


def test_log_leads_to_the_article_and_shows_what_was_decided_alone(client):
    article = make_article(headline="新海堤")
    decision = article.decisions.get()
    client.force_login(make_user("总编"))

    listed = client.get("/admin/articles/decision/").content.decode()
    shown = client.get(f"/admin/articles/decision/{decision.pk}/change/").content.decode()

    link = f'<a href="/admin/articles/article/{article.pk}/change/">新海堤</a>'
    assert (link in listed, link in shown) == (True, True)
    assert (decision.digest in shown, "新海堤" in shown) == (False, True)


def test_settings_of_the_paper_stand_under_administration(client):
    client.force_login(make_user("管理员"))
    client.cookies["desk_language"] = "en"

    parts = client.get("/admin/").context["app_list"]

    named = {part["name"]: [model["object_name"] for model in part["models"]] for part in parts}
    assert named["Administration"] == ["SiteSettings"]
    assert sum("SiteSettings" in models for models in named.values()) == 1
    assert all(named.values())


def test_form_of_an_ended_session_gives_no_password_back(client):
    data = {"name": "孟小溪", "username": "meng", "password1": "geheim-9", "password2": "geheim-9"}

    page = client.post("/admin/authors/user/add/", data).content.decode()

    assert 'value="孟小溪"' in page
    assert "geheim-9" not in page
