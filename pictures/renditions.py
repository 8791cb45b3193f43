"""Cuts pictures for the page's places, by their focal point, into WebP.

A rendition's name says all that it is made from: picture, place, focal point, width. So it can
be made by whoever asks for it first, never goes stale, and a moved focal point is a new address.
"""

import hashlib
import io
import re
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image

from pictures.files import write_whole

FOLDER = "renditions"


@dataclass(frozen=True)
class Place:
    """Where a page shows a picture: its shape (width / height; None: uncut) and widths in px."""

    name: str
    ratio: float | None
    widths: tuple[int, ...]
    sizes: str


LEAD = Place("lead", 16 / 9, (480, 800, 1200), "(min-width: 760px) 720px, 100vw")
CARD = Place("card", 3 / 2, (160, 320, 640), "(min-width: 760px) 240px, 40vw")
BLOCK = Place("block", 3 / 2, (320, 480, 800), "(min-width: 760px) 352px, 100vw")
SQUARE = Place("square", 1.0, (96, 192), "96px")
BODY = Place("body", None, (480, 800, 1200), "(min-width: 760px) 720px, 100vw")
LOGO = Place("logo", None, (120, 240, 480), "240px")
PLACES = {place.name: place for place in (LEAD, CARD, BLOCK, SQUARE, BODY, LOGO)}
_NAME = re.compile(r"([0-9a-f]{32})-([a-z]+)-(\d{1,4})-(\d{1,3})x(\d{1,3})-([0-9a-f]{8})\.webp")
_QUALITY = 80
_FORMATS = ("JPEG", "PNG", "WEBP")  # as stored
LONGEST_SIDE = 4096  # pixels; what is larger is scaled down when it comes into the library
_MOST_PIXELS = LONGEST_SIDE**2


def rendition_address(digest: str, place: str, width: int, focal: tuple[float, float]) -> str:
    """The public address of a rendition."""
    return f"{settings.MEDIA_URL}{FOLDER}/{_name(digest, place, width, focal)}"


def srcset(digest: str, place: str, focal: tuple[float, float], original_width: int) -> str:
    """The widths of a place that the original can fill without being blown up, one at least."""
    widths = [width for width in PLACES[place].widths if width <= original_width]
    return ", ".join(
        f"{rendition_address(digest, place, width, focal)} {width}w"
        for width in widths or [PLACES[place].widths[0]]
    )


def _name(digest: str, place: str, width: int, focal: tuple[float, float]) -> str:
    stem = f"{digest[:32]}-{place}-{width}-{round(focal[0])}x{round(focal[1])}"
    return f"{stem}-{_signature(stem, settings.SECRET_KEY)}.webp"


def _signature(stem: str, key: str) -> str:
    # without it anybody could fill the disk by asking for every focal point there is
    return hashlib.sha256(f"{key}:rendition:{stem}".encode()).hexdigest()[:8]


def _is_signed(stem: str, signature: str) -> bool:
    # pages that were written under a key of before go on naming its addresses
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(signature == _signature(stem, key) for key in keys)


def parse(name: str) -> tuple[str, Place, int, tuple[int, int]] | None:
    """Digest prefix, place, width and focal point of a rendition's name that we have signed."""
    match = _NAME.fullmatch(name)
    if match is None or match[2] not in PLACES:
        return None
    if not _is_signed(name.removesuffix(".webp").rpartition("-")[0], match[6]):
        return None
    return match[1], PLACES[match[2]], int(match[3]), (int(match[4]), int(match[5]))


def crop_box(
    size: tuple[int, int], ratio: float, focal: tuple[float, float]
) -> tuple[int, int, int, int]:
    """The largest box of the ratio inside the picture, as near to its focal point as can be.

    `focal` is in percent from the left and from the top; the box is in pixels.
    """
    width, height = size
    box_width, box_height = min(width, height * ratio), min(height, width / ratio)
    left = min(max(width * focal[0] / 100 - box_width / 2, 0), width - box_width)
    top = min(max(height * focal[1] / 100 - box_height / 2, 0), height - box_height)
    return round(left), round(top), round(left + box_width), round(top + box_height)


class CannotBeCut(ValueError):
    """The stored file is damaged, or was never made by us."""


def _opened(source: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # the pixels are counted from the header, before anything is decoded
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(source, formats=_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise CannotBeCut("it has more pixels than any picture of the library")
                opened.seek(0)
                return opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
    except Image.DecompressionBombError as error:
        raise CannotBeCut(str(error)) from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise CannotBeCut(str(error)) from error


def make_rendition(
    source: Path, target: Path, place: Place, width: int, focal: tuple[float, float]
) -> None:
    """Cut, scale (never up) and store a rendition; whoever comes second finds it whole.

    Raises CannotBeCut where the source is no picture, or one of more pixels than ours have.
    """
    image = _opened(source)
    if place.ratio is not None:
        image = image.crop(crop_box(image.size, place.ratio, focal))
    width = min(width, image.width)
    height = max(1, round(image.height * width / image.width))
    image = image.resize((width, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=_QUALITY, method=4)
    write_whole(target, buffer.getvalue())
