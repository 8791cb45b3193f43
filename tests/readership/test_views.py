"""The beacon's address: what it takes, and that it costs nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from readership.buffer import views
from readership.models import Popularity
from tests.factories.newsroom import make_content, make_story_live

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
SAME = {"Sec-Fetch-Site": "same-origin"}


def beacon(client, story_id=7, *, headers=SAME, agent=BROWSER, prefix="", **extra):
    return client.post(
        f"{prefix}/views/{story_id}/", headers={"User-Agent": agent, **headers}, **extra
    )


@pytest.mark.django_db
def test_view_is_taken_without_the_database_and_without_a_cookie(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = beacon(client)

    assert (response.status_code, response.content, dict(response.cookies)) == (204, b"", {})
    assert not response.has_header("Vary")
    assert len(views) == 1


def test_address_is_the_one_that_pages_reverse():
    assert reverse("count_view", kwargs={"story_id": 7}) == "/views/7/"


def test_token_is_not_asked_for():
    assert beacon(Client(enforce_csrf_checks=True)).status_code == 204
    assert len(views) == 1


def test_pages_in_the_other_script_count_the_same_story_and_visitor(client):
    assert beacon(client, prefix="/zh-hant").status_code == 204
    assert len(views) == 1

    beacon(client)

    assert len(views) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "http://testserver.elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://[testserver"},
    ],
)
def test_other_sites_do_not_count(client, headers):
    response = beacon(client, headers=headers)

    assert response.status_code == 204
    assert len(views) == 0


@pytest.mark.parametrize("headers", [SAME, {"Origin": "http://testserver"}])
def test_our_own_pages_count(client, headers):
    beacon(client, headers=headers)

    assert len(views) == 1


@pytest.mark.parametrize("agent", ["Mozilla/5.0 (compatible; Baiduspider/2.0)", "curl/8.5.0", ""])
def test_bots_do_not_count(client, agent):
    assert beacon(client, agent=agent).status_code == 204

    assert len(views) == 0


@pytest.mark.parametrize(
    ("story_id", "status"),
    [
        (0, 204),
        (2**63 - 1, 204),
        (2**63, 204),
        ("9" * 4000, 204),
        ("9" * 5000, 404),
        ("-1", 404),
        ("x", 404),
        ("%00", 404),
        ("1.5", 404),
    ],
)
def test_junk_ids_do_no_harm(client, story_id, status):
    response = beacon(client, story_id)

    assert response.status_code == status


@pytest.mark.services
@pytest.mark.django_db
def test_junk_ids_that_were_taken_are_dropped_when_written(client):
    story_id = make_story_live().story_id
    for number in (0, 2**63 - 1, 2**63, story_id):
        beacon(client, number)

    views.flush()

    assert list(Popularity.objects.values_list("story", flat=True)) == [story_id]


def test_other_methods_are_refused(client):
    assert client.get("/views/7/").status_code == 405


def test_readers_behind_a_proxy_are_told_apart_by_what_it_saw(client, settings):
    settings.TRUSTED_PROXIES = 1
    for forwarded in ("192.0.2.1", "192.0.2.2", "192.0.2.9, 192.0.2.1"):
        beacon(client, headers={**SAME, "X-Forwarded-For": forwarded})

    assert len(views) == 2


def test_forged_addresses_do_not_count_where_no_proxy_is_trusted(client):
    for forwarded in ("192.0.2.1", "192.0.2.2"):
        beacon(client, headers={**SAME, "X-Forwarded-For": forwarded})

    assert len(views) == 1


def test_proxy_that_says_nothing_leaves_the_peer(client, settings):
    settings.TRUSTED_PROXIES = 2
    for forwarded in ({}, {"X-Forwarded-For": ""}, {"X-Forwarded-For": "192.0.2.1"}):
        beacon(client, headers={**SAME, **forwarded})

    assert len(views) == 1


@pytest.mark.services
@pytest.mark.django_db
def test_what_is_not_public_never_counts(client):
    now = timezone.now()
    live, down = make_story_live(), make_story_live()
    withdraw_story(story=down.story, at=now)
    waiting, draft = create_story(at=now), create_story(at=now)
    publish_edition(
        story=waiting, content=make_content(), at=now, live_from=now + timedelta(hours=1)
    )
    for story_id in (live.story_id, down.story_id, waiting.pk, draft.pk):
        beacon(client, story_id)

    views.flush()

    assert list(Popularity.objects.values_list("story", flat=True)) == [live.story_id]
