"""Pages that say what is not to be had, and the answer to a load balancer."""

import pytest
from django.db import OperationalError, connections

from pages import views


@pytest.mark.django_db
@pytest.mark.parametrize(("prefix", "lang"), [("", "zh-Hans"), ("/zh-hant", "zh-Hant")])
@pytest.mark.parametrize(
    "address", ["/nothing/", "/channels/none/", "/topics/none/", "/authors/none/", "/topics/a%00/"]
)
def test_not_found_speaks_the_readers_script(client, prefix, lang, address):
    response = client.get(prefix + address)

    assert response.status_code == 404
    assert f'<html lang="{lang}">' in response.content.decode()
    assert f'href="{prefix}/"' in response.content.decode()


@pytest.mark.parametrize(("prefix", "lang"), [("", "zh-Hans"), ("/zh-hant", "zh-Hant")])
def test_fault_of_ours_is_said_without_the_database(client, monkeypatch, prefix, lang):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(views, "compose_front", fail)
    client.raise_request_exception = False

    response = client.get(f"{prefix}/")

    assert response.status_code == 500
    assert f'<html lang="{lang}">' in response.content.decode()


@pytest.mark.django_db
def test_too_many_fields_are_refused(client):
    assert client.get("/?" + "&".join(f"a{n}=1" for n in range(6000))).status_code == 413


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/hot/", "/articles/1/", "/search/"])
def test_pages_are_only_read(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.django_db
def test_health_asks_the_database(client, monkeypatch):
    healthy = client.get("/healthz")

    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(connections["default"], "cursor", fail)
    ill = client.get("/healthz")

    assert (healthy.status_code, healthy.content) == (200, b"ok\n")
    assert ill.status_code == 503
