"""Static files on a site that nobody has compressed them for."""

import gzip
import os

import pytest
from django.contrib.staticfiles import finders

from newsroom.static_files import StaticFilesMiddleware

FILE, PICTURE = "/static/desk/form.css", "/static/ckeditor/ckeditor/plugins/icons.png"
TAKES = {"Accept-Encoding": "br, gzip"}


def get(client, path=FILE, **headers):
    """The answer and its bytes; the file behind it is closed."""
    response = client.get(path, headers=headers)
    if not response.streaming:
        return response, response.content
    content = b"".join(response)
    if file := response.file_to_stream:
        file.close()
    return response, content


def test_file_is_compressed_for_those_who_take_it(client):
    plain, content = get(client)
    compressed, small = get(client, **TAKES)

    assert plain.get("Content-Encoding") is None
    assert compressed["Content-Encoding"] == "gzip"
    assert gzip.decompress(small) == content
    assert compressed["Content-Length"] == str(len(small))
    assert compressed["Vary"] == "Accept-Encoding"
    assert compressed["Content-Type"] == plain["Content-Type"]


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0"])
def test_file_goes_out_plain_to_those_who_do_not(client, accepted):
    response, _content = get(client, **{"Accept-Encoding": accepted})

    assert response.get("Content-Encoding") is None


def test_pictures_and_parts_of_files_go_out_as_they_are(client):
    picture, _content = get(client, PICTURE, **TAKES)
    part, content = get(client, **TAKES, Range="bytes=0-9")

    assert picture.get("Content-Encoding") is None
    assert (part.status_code, part.get("Content-Encoding"), len(content)) == (206, None, 10)


def test_browser_that_has_the_file_gets_nothing_again(client):
    tag = get(client, **TAKES)[0]["ETag"]

    again, content = get(client, **TAKES, **{"If-None-Match": tag})

    assert (again.status_code, content) == (304, b"")


def test_changed_file_is_compressed_anew(rf, tmp_path):
    file = tmp_path / "a.css"
    middleware = StaticFilesMiddleware(lambda request: None)
    request = rf.get("/static/a.css", headers=TAKES)

    def served(words, age):
        file.write_text(words)
        os.utime(file, (age, age))
        middleware.add_file_to_dictionary("/static/a.css", str(file))
        return gzip.decompress(middleware(request).content).decode()

    assert served("a{}", 1_000_000_000) == "a{}"
    assert served("b{}", 1_000_000_060) == "b{}"


def test_files_of_the_form_are_found():
    for part in ("form.css", "form-parts.css", "picker.css", "article-form.js", "credits.js"):
        assert finders.find(f"desk/{part}")
