"""What may come into the library, and as what."""

import hashlib
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
    TooLargeHere,
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


def noise(mode="L", size=(400, 400)):
    """A picture that can't be made smaller: nothing in it is told by what stands beside it."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    pixels = hashlib.shake_256(b"noise").digest(size[0] * size[1] * bands)
    return Image.frombytes(mode, size, pixels)


def png(image, **save):
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **save)
    return buffer.getvalue()


def palette_picture(size=(400, 400)):
    image = noise("L", size).quantize(16)
    assert image.mode == "P"
    return image


@pytest.mark.parametrize(
    "image",
    [noise("L"), noise("LA"), palette_picture(), noise("L").convert("1")],
    ids=["grey", "grey and clear", "palette", "black and white"],
)
def test_png_of_few_bits_stays_as_small_and_as_it_looks(image):
    data = png(image, optimize=True)

    content, kind, _ = encode_anew(data)

    assert kind == "png"
    assert len(content) <= len(data) * 1.05
    assert opened(content).convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_grey_jpeg_stays_grey():
    buffer = io.BytesIO()
    noise("L").save(buffer, "JPEG")

    assert opened(encode_anew(buffer.getvalue())[0]).mode == "L"


def test_palette_that_is_clear_in_places_stays_so():
    content, kind, _ = encode_anew(png(palette_picture(), transparency=0))

    assert (kind, opened(content).mode) == ("png", "RGBA")
    assert opened(content).getchannel("A").getextrema() == (0, 255)


def test_unused_places_of_a_palette_carry_nothing_in():
    image = Image.new("P", (20, 20), 1)
    image.putpalette(b"\x00\x00\x00\xff\x00\x00" + b"secret of a source" * 5)

    content, _, _ = encode_anew(png(image))

    assert b"secret" not in content
    assert opened(content).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize(("image", "mode"), [(palette_picture, "RGB"), (noise, "L")])
def test_large_picture_of_few_bits_is_scaled_in_shades(image, mode):
    picture = image(size=(LONGEST_SIDE + 4, 40))
    content, _, size = encode_anew(png(picture if mode == "RGB" else picture.convert("1")))

    assert (opened(content).mode, size[0]) == (mode, LONGEST_SIDE)


def test_what_would_be_stored_larger_than_an_upload_may_be_is_written_in_another_way(monkeypatch):
    data = png(noise("L"), transparency=0)
    assert len(encode_anew(data)[0]) > 2 * len(data)
    monkeypatch.setattr("pictures.upload.LARGEST_FILE", 2 * len(data))

    content, kind, _ = encode_anew(data)

    assert (kind, opened(content).mode) == ("webp", "RGBA")
    assert len(content) <= 2 * len(data)


def test_what_is_too_large_in_every_way_is_refused(monkeypatch):
    buffer = io.BytesIO()
    noise("RGB").save(buffer, "JPEG", quality=5)
    monkeypatch.setattr("pictures.upload.LARGEST_FILE", buffer.tell())

    with pytest.raises(TooLargeHere):
        encode_anew(buffer.getvalue())


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
