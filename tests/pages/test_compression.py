"""Which answers are compressed, and for whom."""

import gzip

import pytest

from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
TAKES = {"headers": {"Accept-Encoding": "br, gzip"}}


@pytest.mark.parametrize("address", ["/", "/zh-hant/", "/search/?q=软件", "/nothing/"])
def test_page_is_compressed_for_those_who_take_it(client, site, address):
    plain = client.get(address)
    compressed = client.get(address, **TAKES)

    assert plain.get("Content-Encoding") is None
    assert compressed["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content) == plain.content
    assert compressed["Content-Length"] == str(len(compressed.content))
    assert compressed["Vary"] == plain["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br"])
def test_page_goes_out_plain_to_those_who_do_not(client, site, accepted):
    response = client.get("/", headers={"Accept-Encoding": accepted})

    assert response.get("Content-Encoding") is None
    assert "<html" in response.content.decode()


def test_desk_is_never_compressed(client):
    assert client.get("/admin/login/", **TAKES).get("Content-Encoding") is None

    client.force_login(make_user())

    assert client.get("/admin/articles/article/add/", **TAKES).get("Content-Encoding") is None


def test_short_answers_and_other_than_html_are_not_compressed(client):
    assert client.get("/healthz", **TAKES).get("Content-Encoding") is None
