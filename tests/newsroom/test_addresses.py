"""Whatever the address of a page of the desk says: never an error."""

from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.urls import reverse

from pictures.desk_pages import DeskAdmin
from tests.factories.newsroom import make_article, make_topic, make_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.services,
    # what an address says has no time zone
    pytest.mark.filterwarnings("ignore:DateTimeField:RuntimeWarning"),
]

_REGISTERED = [
    (model._meta.app_label, model._meta.model_name, registered)
    for model, registered in admin.site._registry.items()  # noqa: SLF001 # the admin has no list
]
_MANY_WORDS = " ".join(f"词{number}" for number in range(1_100))


@pytest.fixture
def desk(client):
    """The browser of somebody who may see everything."""
    user = make_user(None, is_superuser=True)
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    make_article(user, topics=[make_topic()])
    return client


def test_every_page_of_the_desk_takes_any_address():
    assert [name for _, name, page in _REGISTERED if not isinstance(page, DeskAdmin)] == []


@pytest.mark.parametrize(("app", "name", "page"), _REGISTERED)
def test_lists_take_any_search(desk, app, name, page):
    address = reverse(f"admin:{app}_{name}_changelist")
    for words in (_MANY_WORDS, "字" * 5_000, '"', "\x00", "'\" \\"):
        assert desk.get(f"{address}?{urlencode({'q': words})}").status_code in {200, 302}


@pytest.mark.parametrize(
    ("app", "name", "field"),
    [("articles", "article", "lead_picture"), ("articles", "credit", "author")],
)
@pytest.mark.parametrize("term", [_MANY_WORDS, "\x00"])
def test_completion_takes_any_term(desk, app, name, field, term):
    asked = {"term": term, "app_label": app, "model_name": name, "field_name": field}

    assert desk.get(f"/admin/autocomplete/?{urlencode(asked)}").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"app_label": "articles", "model_name": "credit"},
        {"app_label": "x", "model_name": "credit", "field_name": "author"},
        {"app_label": "articles", "model_name": "credit", "field_name": "x"},
        {"app_label": "articles", "model_name": "credit", "field_name": "name"},
    ],
)
def test_completion_of_what_no_form_asks_is_refused_without_an_error(desk, caplog, asked):
    response = desk.get(f"/admin/autocomplete/?{urlencode(asked)}")

    assert response.status_code == 400
    assert [record.exc_info for record in caplog.records if record.exc_info] == []


def test_completion_is_refused_to_those_who_may_not_see_what_it_offers(client):
    client.force_login(make_user(None))
    asked = {"app_label": "articles", "model_name": "credit", "field_name": "author"}

    assert client.get(f"/admin/autocomplete/?{urlencode(asked)}").status_code == 403


_MOMENTS = ["0001-01-01", "9999-12-31 23:59:59", "9999-99", "x", "\x00", "9" * 400, ""]


@pytest.mark.parametrize("lookup", ["gte", "lt", "year", "isnull", "in"])
@pytest.mark.django_db(transaction=True)  # what fails in PostgreSQL spoils its transaction
def test_log_takes_any_date(desk, lookup):
    for value in _MOMENTS:
        query = urlencode({f"at__{lookup}": value})
        response = desk.get(f"/admin/articles/decision/?{query}")
        assert response.status_code in {200, 302, 400}, query


def test_date_that_cannot_be_computed_leads_to_the_whole_log(desk):
    response = desk.get("/admin/articles/decision/?at__gte=0001-01-01", follow=True)

    # PostgreSQL knows that day, and finds what was decided since
    assert response.status_code == 200
    assert len(response.context["cl"].result_list) == 1
    assert response.redirect_chain in ([], [("/admin/articles/decision/?e=1", 302)])


@pytest.mark.parametrize(("app", "name", "page"), _REGISTERED)
@pytest.mark.django_db(transaction=True)
def test_lists_take_any_filter(desk, app, name, page):
    address = reverse(f"admin:{app}_{name}_changelist")
    for field in page.model._meta.concrete_fields:
        for value in ("0001-01-01", "\x00", "9" * 400):
            query = urlencode({f"{field.name}__gte": value})
            response = desk.get(f"{address}?{query}")
            assert response.status_code in {200, 302, 400}, query


@pytest.mark.parametrize(("app", "name", "page"), _REGISTERED)
def test_forms_take_any_value_in_their_address(desk, app, name, page):
    # the log has no form, and that of alerts stands on their list
    if (app, name) in {("articles", "decision"), ("fronts", "alert")}:
        return
    address = reverse(f"admin:{app}_{name}_add")
    for field in page.model._meta.concrete_fields:
        for value in ("9999-99", "\x00"):
            query = urlencode({field.name: value})
            # the settings of the site are one row, which nobody adds
            assert desk.get(f"{address}?{query}").status_code in {200, 403}, query
