"""Addresses, methods and headers that nobody means: an answer for each, never a fault of ours."""

import pytest

from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]

PAGES = ["/", "/channels/caijing/", "/topics/软件/", "/authors/lyu-dong/", "/search/", "/hot/"]
PAGES += ["/corrections/", "/healthz"]
ANSWERS = {200, 204, 301, 304, 400, 404, 405}


@pytest.mark.parametrize("query", ["", "?q=a&before=1-1"])
def test_traditional_front_page_without_its_slash(client, query):
    response = client.get(f"/zh-hant{query}")

    assert (response.status_code, response["Location"]) == (301, f"/zh-hant/{query}")


def test_pages_without_their_slash_lead_to_it_in_their_script(client, site):
    for prefix in ("", "/zh-hant"):
        for address in ("/hot", "/search", "/channels/caijing", f"/articles/{site.live.story_id}"):
            response = client.get(prefix + address)
            assert (response.status_code, response["Location"]) == (301, f"{prefix}{address}/")


@pytest.mark.parametrize("address", ["admin", "admin/", "media", "static/x", "zh-hant", "zh-hant/"])
def test_what_has_no_script_is_not_found_under_one(client, address):
    assert client.get(f"/zh-hant/{address}").status_code == 404


@pytest.mark.parametrize("address", ["/zh-hant", "/zh-hant/", "/", "/hot", "/admin"])
def test_another_host_is_refused_everywhere(client, address):
    assert client.get(address, headers={"Host": "evil.example"}).status_code == 400


def test_desk_without_its_slash(client):
    response = client.get("/admin")

    assert (response.status_code, response["Location"]) == (301, "/admin/")


@pytest.mark.parametrize("prefix", ["", "/zh-hant"])
@pytest.mark.parametrize("address", PAGES)
def test_head_and_options_of_every_page(client, site, prefix, address):
    head, options = client.head(prefix + address), client.options(prefix + address)

    assert (head.status_code, head.content) == (200, b"")
    assert (options.status_code, options["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "address",
    [
        "/topics/%ff/",
        "/topics/%00/",
        "/topics/a%0ab",
        "/topics/" + "a" * 5000,
        "/channels/%E5%85%AC/",
        "/authors/%ed%a0%80/",
        "/articles/%D9%A1/",
        "/articles/999999999999999999/999999999999999999/",
        "/views/99999999999999999999999/",
        "/media/%00.jpg",
        "/media/renditions/" + "a" * 3000 + ".jpg",
        "/media/..%2f..%2fetc%2fpasswd",
        "//evil.example",
        "/%",
        "/" + "a" * 20_000,
    ],
)
def test_damaged_address(client, address):
    for prefix in ("", "/zh-hant"):
        for method in (client.get, client.head, client.post, client.options):
            assert method(prefix + address).status_code in ANSWERS


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("value", ["", "x", "%00", "%ff", "9" * 5000, "-1", "1-1%00", "[]", "1~"])
def test_nonsense_in_the_query(client, site, address, value):
    for name in ("page", "before", "at", "q", "", "%00"):
        assert client.get(f"{address}?{name}={value}").status_code in ANSWERS
        assert client.get(f"{address}?{name}").status_code in ANSWERS


@pytest.mark.parametrize("name", ["If-Modified-Since", "If-None-Match", "Range", "Accept-Encoding"])
@pytest.mark.parametrize(
    "value", ["x", "", "Thu, 99 Foo 99999", "bytes=x", "bytes=9-1", "bytes=-", "\xff", ";q=,"]
)
def test_nonsense_in_headers(client, site, name, value):
    picture = f"/media/{make_picture().file.name}"

    for address in ("/", f"/articles/{site.live.story_id}/", picture, "/healthz"):
        response = client.get(address, headers={name: value})
        assert b"".join(response)  # a file is closed when it was read
        assert response.status_code == 200
