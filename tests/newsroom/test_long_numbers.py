"""Numbers without end in addresses of the desk: there is no such page, and no error of ours."""

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from tests.factories.fronts import make_front
from tests.factories.newsroom import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
NUMBERS = ["9" * 19, "9" * 40, "1" * 5000, "9" * 5000]
PAGES = ("change", "history", "delete", "settings")


def addresses(number):
    """Every page of one row that a registered model has."""
    for model in admin.site._registry:  # noqa: SLF001
        for page in PAGES:
            try:
                name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
                yield reverse(name, args=["0"]).replace("/0/", f"/{number}/")
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("number", NUMBERS)
def test_rows_that_no_database_can_hold(client, number):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    found = list(addresses(number))

    answers = {address: client.get(address).status_code for address in found}

    assert len(found) > 20
    assert {a: status for a, status in answers.items() if status not in {302, 403, 404}} == {}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "part", ["draft/", "picker/", "launches/", "compare/", "preview/", "blocks/{0}/", "cards/{0}/"]
)
def test_parts_of_fronts(client, part, number):
    client.force_login(make_user("编辑"))
    front = make_front()

    of_row = client.get(f"/admin/fronts/front/{front.pk}/{part.format(number)}?launch={number}")
    of_front = client.get(f"/admin/fronts/front/{number}/{part.format(1)}")

    assert of_row.status_code in ({302, 404} if "{" in part else {200, 204})
    assert of_front.status_code in {302, 404}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("act", ["place", "move", "edit", "configure_block", "launch", "undo"])
def test_acts_on_fronts(client, act, number):
    client.force_login(make_user("编辑"))
    typed = {"card": number, "block": number, "story": number, "made_on": number}

    response = client.post(
        f"/admin/fronts/front/{make_front().pk}/act/", typed | {"act": act, "launch": number}
    )

    assert response.status_code == 400


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("asked", ["why/?story={0}", "preview/?show={0}", "compare/?from={0}"])
def test_stories_and_launches_that_fronts_are_asked_for(client, asked, number):
    client.force_login(make_user("编辑"))

    response = client.get(f"/admin/fronts/front/{make_front().pk}/{asked.format(number)}")

    assert response.status_code == 404
