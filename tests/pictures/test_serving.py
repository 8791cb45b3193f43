"""What /media/ answers."""

import io

import pytest
from django.test import Client
from PIL import Image

from pictures.models import Picture
from pictures.renditions import crop_box, parse
from tests.factories.newsroom import make_user
from tests.factories.pictures import make_picture, picture_bytes
from tests.pictures.test_upload import SVG

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def body(response):
    return b"".join(response.streaming_content)


def test_picture_comes_with_safe_headers(client):
    picture = make_picture()

    response = client.get(picture.address)

    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "immutable" in response["Cache-Control"]
    assert Image.open(io.BytesIO(body(response))).size == (900, 600)
    assert (
        client.get(picture.address, headers={"If-None-Match": response["ETag"]}).status_code == 304
    )
    assert client.post(picture.address).status_code == 405


def test_rendition_is_cut_for_its_place_when_first_asked_for(client, tmp_path):
    picture = make_picture()

    response = client.get(picture.rendition("lead", 480))

    assert Image.open(io.BytesIO(body(response))).size == (480, 270)
    assert len(list((tmp_path / "renditions").iterdir())) == 1


def test_rendition_is_never_blown_up(client):
    picture = make_picture(size=(300, 200))

    image = Image.open(io.BytesIO(body(client.get(picture.rendition("body", 1200)))))

    assert image.size == (300, 200)
    assert picture.srcset("body").endswith("480w")


@pytest.mark.parametrize(
    "path",
    [
        "/media/../newsroom.sqlite3",
        "/media/%2e%2e/secret_key",
        "/media/pictures/none.jpg",
        "/media/x%00.jpg",
        "/media/" + "a" * 5000 + ".jpg",
        "/media/renditions/" + "0" * 32 + "-lead-480-50x50-00000000.webp",
        "/media/",
    ],
)
def test_anything_else_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_other_kinds_of_file_are_not_served(client, tmp_path):
    (tmp_path / "evil.html").write_bytes(SVG)
    (tmp_path / "evil.svg").write_bytes(SVG)

    assert client.get("/media/evil.html").status_code == 404
    assert client.get("/media/evil.svg").status_code == 404


def test_links_out_of_the_folder_are_not_followed(client, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.jpg"
    outside.write_bytes(picture_bytes())
    (tmp_path / "x.jpg").symlink_to(outside)

    assert client.get("/media/x.jpg").status_code == 404


def test_only_our_own_renditions_are_made(client, tmp_path):
    address = make_picture().rendition("lead", 480)
    forged = address.replace("50x50", "51x50")

    assert parse(address.rsplit("/", 1)[1]) is not None
    assert client.get(forged).status_code == 404
    assert not (tmp_path / "renditions").exists()


def test_address_signed_by_a_key_of_before_still_leads_somewhere(client, settings):
    settings.SECRET_KEY = "before"
    address = make_picture().rendition("lead", 480)

    settings.SECRET_KEY = "now"
    assert client.get(address).status_code == 404
    settings.SECRET_KEY_FALLBACKS = ["older", "before"]
    assert Image.open(io.BytesIO(body(client.get(address)))).size == (480, 270)


@pytest.mark.parametrize(
    ("focal", "box"),
    [((50, 50), (200, 0, 400, 200)), ((0, 0), (0, 0, 200, 200)), ((100, 50), (400, 0, 600, 200))],
)
def test_crop_follows_the_focal_point(focal, box):
    assert crop_box((600, 200), 1.0, focal) == box


def upload(client, data, name="a.jpg"):
    file = io.BytesIO(data)
    file.name = name
    return client.post("/admin/pictures/upload/", {"upload": file})


def test_editor_upload_answers_as_ckeditor_wants(client):
    client.force_login(make_user("记者"))

    answer = upload(client, picture_bytes()).json()

    assert answer["uploaded"] == 1
    assert Image.open(io.BytesIO(body(client.get(answer["url"])))).size == (900, 600)


@pytest.mark.parametrize("data", [b"", SVG, b"text"])
def test_editor_upload_says_why_not(client, data):
    client.force_login(make_user("记者"))

    response = upload(client, data, "evil.html")

    assert response.status_code == 400
    assert response.json()["uploaded"] == 0
    assert response.json()["error"]["message"]


def test_editor_upload_is_for_those_who_may(client):
    assert upload(client, picture_bytes()).status_code == 403
    client.force_login(make_user(None))
    assert upload(client, picture_bytes()).status_code == 403
    client.force_login(make_user("校对"))
    assert upload(client, picture_bytes()).status_code == 403


def test_editor_upload_is_protected_against_forgery():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("记者"))

    assert upload(client, picture_bytes()).status_code == 403


def test_admin_refuses_beside_the_field_and_keeps_what_was_typed(client):
    client.force_login(make_user("记者"))
    file = io.BytesIO(SVG)
    file.name = "x.svg"

    response = client.post(
        "/admin/pictures/picture/add/",
        {"upload": file, "caption": "说明文字", "licence": "own", "focal_x": 50, "focal_y": 50},
    )

    form = response.context["adminform"].form
    assert list(form.errors) == ["upload"]
    assert "说明文字" in response.content.decode()


def test_admin_stores_and_describes(client):
    client.force_login(make_user("记者"))
    file = io.BytesIO(picture_bytes())
    file.name = "x.jpg"

    response = client.post(
        "/admin/pictures/picture/add/",
        {"upload": file, "caption": "说明", "licence": "own", "focal_x": 30, "focal_y": 50},
        follow=True,
    )

    assert response.status_code == 200
    assert "/media/renditions/" in response.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
@pytest.mark.parametrize("stored", [False, True])
def test_rights_that_end_in_no_time_of_ours_are_refused_beside_the_field(client, day, stored):
    client.force_login(make_user("记者"))
    picture = make_picture() if stored else None
    typed = {"expires_at_0": day, "expires_at_1": "00:00:00", "caption": "说明文字"}
    typed |= {"licence": "own", "focal_x": 50, "focal_y": 50}
    if not stored:
        typed["upload"] = io.BytesIO(picture_bytes())
        typed["upload"].name = "x.jpg"

    place = f"{picture.pk}/change" if picture else "add"
    response = client.post(f"/admin/pictures/picture/{place}/", typed)

    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == ["expires_at"]
    assert "说明文字" in response.content.decode()
    assert not Picture.objects.exclude(expires_at=None).exists()


def test_picture_whose_file_is_damaged_is_not_found(client, settings):
    picture = make_picture()
    file = settings.MEDIA_ROOT / picture.file.name
    file.write_bytes(file.read_bytes()[:200])

    assert client.get(picture.rendition("card", 320)).status_code == 404


@pytest.fixture
def replaced(settings):
    """A picture whose file somebody has replaced on the disk; called with the new content."""
    picture = make_picture()
    file = settings.MEDIA_ROOT / picture.file.name

    def put(content):
        written = file.read_bytes()
        file.write_bytes(content(written))
        return picture

    return put


@pytest.mark.parametrize(
    "content",
    [
        lambda _written: picture_bytes(size=(12_000, 12_000)),
        lambda written: written + b"\x00" * 50_000_000,
        lambda written: written[:-1] + b"x",
        lambda _written: b"",
    ],
    ids=["bomb", "huge", "as long as it was", "empty"],
)
def test_file_that_is_not_what_was_stored_is_not_sent(client, caplog, replaced, content):
    picture = replaced(content)

    assert client.get(picture.address).status_code == 404
    assert "is not what was stored as a picture" in caplog.text
    assert client.get(picture.rendition("card", 320)).status_code == 404
    assert str(picture.file.name) in caplog.text


def test_picture_that_is_sent_again_is_mended_and_served(client, tmp_path):
    client.force_login(make_user("记者"))
    address = upload(client, picture_bytes()).json()["url"]
    (tmp_path / address.removeprefix("/media/")).write_bytes(b"broken")
    assert client.get(address).status_code == 404

    upload(client, picture_bytes())

    assert body(client.get(address)) == (tmp_path / address.removeprefix("/media/")).read_bytes()


def test_file_beside_the_pictures_is_not_found(client, tmp_path):
    make_picture()
    (tmp_path / "pictures" / "stray.jpg").write_bytes(picture_bytes())

    assert client.get("/media/pictures/stray.jpg").status_code == 404


def test_picture_is_one_query_and_a_rendition_none(client, django_assert_num_queries):
    picture = make_picture()
    body(client.get(picture.rendition("lead", 480)))

    with django_assert_num_queries(1):
        body(client.get(picture.address))
    with django_assert_num_queries(0):
        body(client.get(picture.rendition("lead", 480)))
