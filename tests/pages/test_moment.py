"""`?at=`: any moment for staff, nothing for anyone else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from pages.moment import read_moment
from tests.factories.newsroom import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PAGES = ["/", "/channels/caijing/", "/topics/软件/", "/authors/lyu-dong/", "/hot/", "/corrections/"]


@pytest.fixture
def soon():
    return (timezone.now() + timedelta(hours=2)).isoformat()


@pytest.mark.parametrize("address", [*PAGES, "/search/"])
def test_only_staff_may_name_a_moment(client, site, soon, address):
    assert client.get(address, {"at": soon}).status_code == 404
    client.force_login(make_user(None, is_staff=False))
    assert client.get(address, {"at": soon}).status_code == 404
    client.force_login(make_user(None))

    response = client.get(address, {"at": soon})

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert 'role="status"' in response.content.decode()


@pytest.mark.parametrize("address", PAGES[:4])
def test_staff_sees_what_waits(client, site, soon, address):
    client.force_login(make_user(None))

    assert "等候发布" in client.get(address, {"at": soon}).content.decode()
    assert "等候发布" not in client.get(address).content.decode()


def test_staff_sees_a_story_as_it_was_and_will_be(client, site):
    client.force_login(make_user(None))
    past = (timezone.now() - timedelta(minutes=1)).isoformat()

    assert client.get(f"/articles/{site.gone.story_id}/", {"at": past}).status_code == 200
    assert client.get(f"/articles/{site.gone.story_id}/").status_code == 410


def test_links_of_a_text_stay_at_the_moment(client, site, soon):
    client.force_login(make_user(None))

    text = client.get(f"/articles/{site.live.story_id}/", {"at": soon}).content.decode()

    assert 'class="switch" href="/zh-hant/articles/' in text
    assert "?at=" in text.split('class="switch" href="')[1].split('"')[0]


@pytest.mark.parametrize(
    "written", ["", "x", "2026-13-01", "0001-01-01", "9999-12-31T23:59+00:00", "1", "\x00"]
)
def test_what_is_no_time_is_not_found(client, written):
    client.force_login(make_user(None))

    assert client.get("/", {"at": written}).status_code == 404


@pytest.mark.parametrize(
    "written",
    ["2026-11-23T14:30", "2026-11-23T06:30Z", "2026-11-23T14:30 08:00", "2026-11-23T14:30+08:00"],
)
def test_time_is_shanghais_where_no_zone_is_given(written):
    assert read_moment(written) == datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
