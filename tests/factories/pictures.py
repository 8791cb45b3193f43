"""Makes picture files and pictures for tests."""

import io
import struct
import zlib
from itertools import count
from typing import Any

from PIL import Image

from pictures.models import Picture
from pictures.upload import store_picture

_numbers = count(1)


def picture_bytes(
    size: tuple[int, int] = (900, 600), kind: str = "JPEG", *, colour: Any = "#b3261e", **save: Any
) -> bytes:
    """An encoded picture of one colour."""
    buffer = io.BytesIO()
    mode = "CMYK" if save.pop("cmyk", False) else "RGB"
    Image.new(mode, size, colour if mode == "RGB" else (10, 20, 30, 40)).save(buffer, kind, **save)
    return buffer.getvalue()


def bomb_header(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of a few bytes whose header promises a picture of that size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def make_picture(size: tuple[int, int] = (900, 600), **described: Any) -> Picture:
    """A stored picture, of another colour each time, so that files differ."""
    number = next(_numbers)
    colour = (number * 37 % 256, number * 91 % 256, 90)
    data = picture_bytes(size, colour=colour)
    return store_picture(file=io.BytesIO(data), name="test.jpg", **described)
