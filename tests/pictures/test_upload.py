"""What may come into the library, and as what."""

import io

import pytest
from django.db import IntegrityError, transaction
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pictures.models import Picture
from pictures.renditions import LONGEST_SIDE
from pictures.upload import (
    LARGEST_FILE,
    NotAPicture,
    TooLarge,
    TooManyPixels,
    encode_anew,
    store_picture,
)
from tests.factories.pictures import bomb_header, make_picture, picture_bytes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", NotAPicture),
        (b"not a picture at all", NotAPicture),
        (SVG, NotAPicture),
        (picture_bytes()[:500], NotAPicture),
        (b"GIF89a<script>alert(1)</script>", NotAPicture),
        (picture_bytes(kind="BMP"), NotAPicture),
        (bomb_header(), TooManyPixels),
        (bomb_header(8_000, 8_000), TooManyPixels),
        (b"\xff" * (LARGEST_FILE + 1), TooLarge),
    ],
)
def test_what_is_no_picture_is_refused(data, refusal):
    with pytest.raises(refusal):
        encode_anew(data)


def test_polyglot_leaves_its_script_behind():
    data = picture_bytes((10, 10), "GIF") + b"<script>alert(1)</script>"

    content, kind, _ = encode_anew(data)

    assert b"script" not in content
    assert kind == "webp"


def png_words():
    words = PngInfo()
    words.add_text("Comment", "secret of a source")
    words.add_itxt("XML:com.adobe.xmp", "<x>secret of a source</x>")
    return words


@pytest.mark.parametrize(
    ("kind", "carried"),
    [
        ("JPEG", {"comment": b"secret of a source", "icc_profile": b"secret of a source" * 9}),
        ("JPEG", {"xmp": b"<x>secret of a source</x>"}),
        ("PNG", {"pnginfo": png_words()}),
        ("PNG", {"icc_profile": b"secret of a source" * 9}),
        ("WEBP", {"xmp": b"<x>secret of a source</x>", "icc_profile": b"secret of a source" * 9}),
        ("GIF", {"comment": b"secret of a source"}),
    ],
)
def test_nothing_but_pixels_comes_in(kind, carried):
    exif = Image.Exif()
    exif[0x010F] = "secret of a source"
    exif = {} if kind == "GIF" else {"exif": exif}
    data = picture_bytes((300, 200), kind, **carried, **exif)
    assert len(data) > len(picture_bytes((300, 200), kind))

    content, _, _ = encode_anew(data)

    assert content == encode_anew(picture_bytes((300, 200), kind))[0]
    assert set(opened(content).info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
        "loop",
        "background",
        "timestamp",
        "duration",
    }


def test_exif_is_applied_and_dropped():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of a source"
    data = picture_bytes((300, 200), exif=exif)

    content, _, size = encode_anew(data)

    assert size == (200, 300)
    assert b"Camera of a source" not in content
    assert dict(opened(content).getexif()) == {}


@pytest.mark.parametrize(
    ("data", "kind", "mode"),
    [
        (picture_bytes(cmyk=True), "jpg", "RGB"),
        (picture_bytes(kind="PNG"), "png", "RGB"),
        (picture_bytes(kind="WEBP"), "webp", "RGB"),
    ],
)
def test_kinds(data, kind, mode):
    content, got, _ = encode_anew(data)

    assert (got, opened(content).mode) == (kind, mode)


def test_sixteen_bits_are_scaled_not_clipped():
    buffer = io.BytesIO()
    Image.new("I;16", (4, 4), 32768).save(buffer, "PNG")

    content, _, _ = encode_anew(buffer.getvalue())

    assert opened(content).convert("L").getpixel((0, 0)) == pytest.approx(128, abs=2)


def test_huge_side_is_scaled_down():
    _, _, size = encode_anew(picture_bytes((6000, 300)))

    assert size == (LONGEST_SIDE, 205)


@pytest.mark.django_db
class TestStore:
    def test_name_of_the_file_is_the_servers_own(self):
        picture = store_picture(
            file=io.BytesIO(picture_bytes()), name="../x'-alert(1)-\".html", alt="红色"
        )

        assert picture.file.name == f"pictures/{picture.digest[:2]}/{picture.digest[:32]}.jpg"
        assert picture.original_name == "x-alert(1)-.html"
        assert (picture.width, picture.height, picture.alt) == (900, 600, "红色")

    def test_same_picture_again_is_the_one_that_is_there(self):
        data = picture_bytes()

        first = store_picture(file=io.BytesIO(data), name="a.jpg")
        second = store_picture(file=io.BytesIO(data), name="b.jpg")

        assert first == second
        assert Picture.objects.count() == 1

    def test_bodies_name_pictures_by_address(self):
        picture = make_picture()

        found = Picture.objects.by_addresses([picture.address, "/media/pictures/none.jpg", "//x"])

        assert found == {picture.address: picture}

    @pytest.mark.parametrize(
        "fields", [{"decorative": True, "alt": "x"}, {"focal_x": 101}, {"focal_y": -1}]
    )
    @pytest.mark.services
    def test_constraints(self, fields):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_picture(**fields)


def test_jpeg_that_is_drawn_a_thousand_times_is_refused_unread():
    data = picture_bytes((64, 64), progressive=True)
    end = data.rindex(b"\xff\xda")
    again = data[:-2] + data[end:-2] * 1000 + data[-2:]

    with pytest.raises(NotAPicture):
        encode_anew(again)
    assert encode_anew(data)[1] == "jpg"
