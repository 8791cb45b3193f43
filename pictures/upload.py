"""Takes pictures in: decoded, measured, and encoded anew, whatever the upload says it is."""

import hashlib
import io
import re
import unicodedata
import warnings
from datetime import datetime
from typing import IO, Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from pictures.files import is_whole, stored_file, write_whole
from pictures.models import Picture
from pictures.renditions import LONGEST_SIDE

LARGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_PIXELS = 60_000_000
# A progressive JPEG is drawn over and over; each time costs as much as the first.
_SCAN, MOST_SCANS = b"\xff\xda", 100
_OPENED = ("JPEG", "PNG", "WEBP", "GIF")  # a JPEG of several pictures calls itself MPO
# Grey, of a palette, black and white: in three channels they would take thrice the room.
_NARROW = {"L", "P", "1"}
# How each kind is written; the next way is for what would be larger than any upload.
_WAYS: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    "jpg": (
        ("jpg", "JPEG", {"quality": 90, "progressive": True}),
        ("jpg", "JPEG", {"quality": 75, "progressive": True}),
    ),
    "png": (("png", "PNG", {"optimize": True}), ("webp", "WEBP", {"quality": 90})),
    "webp": (("webp", "WEBP", {"quality": 90}), ("webp", "WEBP", {"quality": 75})),
}
_KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "MPO": "jpg", "GIF": "webp"}


# Content, file ending, size in pixels.
Encoded = tuple[bytes, str, tuple[int, int]]


class PictureRefused(ValueError):
    """An upload that can't become a picture of the library; nothing was stored."""

    sentence = _("This file can't be used as a picture.")

    def __str__(self) -> str:
        return str(self.sentence)


class NotAPicture(PictureRefused):
    """It is something else, or damaged."""

    sentence = _(
        "This is not a picture that we can read, or it is damaged. Send JPEG, PNG, WebP or GIF."
    )


class TooLarge(PictureRefused):
    """More bytes than we take."""

    sentence = _("The file is larger than 20 MB. Export the picture smaller and send it again.")


class TooLargeHere(PictureRefused):
    """More bytes than we take, once it is encoded anew."""

    sentence = _(
        "Stored here, this picture would be larger than 20 MB. Scale it down and send it again."
    )


class TooManyPixels(PictureRefused):
    """More pixels than can be decoded without harm."""

    sentence = _("The picture has more than 60 megapixels. Scale it down and send it again.")


def store_picture(
    *, file: IO[bytes], name: str, by: Any = None, at: datetime | None = None, **described: Any
) -> Picture:
    """Store an upload as a picture; `described` are fields of it (alt, caption, credit_line …).

    The same picture again gives the one that is there, with its description, and mends its file.
    Raises a PictureRefused that names the reason.
    """
    encoded = encode_anew(file.read(LARGEST_FILE + 1))
    return store_encoded(encoded=encoded, name=name, by=by, at=at, **described)


def store_encoded(
    *, encoded: Encoded, name: str, by: Any = None, at: datetime | None = None, **described: Any
) -> Picture:
    """Store what `encode_anew` made; quick, so that it may stand in a transaction."""
    content, kind, size = encoded
    digest = hashlib.sha256(content).hexdigest()
    if known := Picture.objects.filter(digest=digest).first():
        _keep_whole(known, content)
        return known
    picture = Picture(
        digest=digest,
        original_name=_clean_name(name),
        width=size[0],
        height=size[1],
        bytes=len(content),
        uploaded_by=by,
        uploaded_at=at or timezone.now(),
        **described,
    )
    picture.file.name = f"pictures/{digest[:2]}/{digest[:32]}.{kind}"
    _keep_whole(picture, content)
    try:
        with transaction.atomic():
            picture.save(force_insert=True)
    except IntegrityError:
        # somebody sent the same picture at the same moment: now it is there
        known = Picture.objects.filter(digest=digest).first()
        if known is None:
            raise
        return known
    return picture


def _keep_whole(picture: Picture, content: bytes) -> None:
    """Write the picture's file where it is lost or damaged, or new."""
    path = stored_file(str(picture.file.name))
    if not is_whole(path, picture.digest):
        write_whole(path, content)


def encode_anew(data: bytes) -> Encoded:
    """The picture as bytes of our own making, its file ending, and its size in pixels.

    Decoding and encoding drops whatever else the file carried: scripts, EXIF with its places,
    comments, colour profiles. Animations keep their first frame.
    """
    if len(data) > LARGEST_FILE:
        raise TooLarge
    if data.startswith(b"\xff\xd8") and data.count(_SCAN) > MOST_SCANS:
        raise NotAPicture
    try:
        with warnings.catch_warnings():
            # the pixels are counted from the header, before anything is decoded
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = _open(data)
            kind = _KINDS[str(image.format)]
            image = _upright(image)
    except PictureRefused:
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPixels from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        MemoryError,
    ) as error:
        raise NotAPicture from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # Pillow would write on what it has read beside the pixels: a comment, a profile
    image.info = {}
    return _encoded(image, kind)


def _encoded(image: Image.Image, kind: str) -> Encoded:
    """The picture in the first of its kind's ways that is no larger than an upload may be."""
    for ending, name, how in _WAYS[kind]:
        buffer = io.BytesIO()
        _fit(image, name).save(buffer, name, **how)
        if buffer.tell() <= LARGEST_FILE:
            return buffer.getvalue(), ending, image.size
    raise TooLargeHere


def _fit(image: Image.Image, name: str) -> Image.Image:
    """The picture in a mode that the format has."""
    if name == "PNG" or image.mode in {"RGB", "L"}:
        return image
    return image.convert("RGBA" if name == "WEBP" and image.has_transparency_data else "RGB")


def _open(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=_OPENED)
    if image.width * image.height > MOST_PIXELS:
        raise TooManyPixels
    if min(image.size) < 1:
        raise NotAPicture
    image.load()
    return image


def _upright(image: Image.Image) -> Image.Image:
    image = ImageOps.exif_transpose(image)
    if image.mode in {"I", "I;16", "I;16B", "F"}:
        # 16 bits a channel: Pillow would clip, not scale, when it converts
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        return image if image.mode == "LA" else image.convert("RGBA")
    if image.mode not in _NARROW:
        return image.convert("RGB")
    if image.mode != "L" and max(image.size) > LONGEST_SIDE:
        # there is nothing between two of its colours: scaled, it needs others
        return image.convert("RGB" if image.mode == "P" else "L")
    if image.mode == "P":
        # a palette's unused places may hold anything
        return image.remap_palette([n for n, times in enumerate(image.histogram()) if times])
    return image


def _clean_name(name: str) -> str:
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C" and c not in "<>\"'&")
    return name.strip()[:150] or str(settings.SITE_NAME)
