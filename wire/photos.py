"""Fetches an item's lead picture from beside the file of the import, and from nowhere else."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils import translation

from pictures.models import Picture
from pictures.upload import LARGEST_FILE, Encoded, PictureRefused, encode_anew, store_encoded
from wire.items import Photo

_UNREADABLE = "Its file can't be read."


class LeftOut(ValueError):
    """A picture that can't be had; says why. The item goes in without it."""


class Lead:
    """The lead picture of one item: read and encoded at most once, stored as often as it takes."""

    def __init__(self, photo: Photo, folder: Path) -> None:
        self.photo = photo
        self.folder = folder
        self.why_not = ""
        """Why the picture was left out, once it was looked for."""

    @cached_property
    def encoded(self) -> Encoded | None:
        """The picture encoded anew; takes time, so ask for it outside of a transaction first."""
        try:
            return encode_anew(read_beside(self.photo.files, self.folder))
        except LeftOut as reason:
            self.why_not = str(reason)
        except PictureRefused as refusal:
            with translation.override("en"):
                self.why_not = str(refusal)
        return None

    def stored(self, at: datetime) -> Picture | None:
        """The picture in the library, described as the item describes it if it is new there."""
        if self.encoded is None:
            return None
        alt = self.photo.alt or self.photo.caption
        return store_encoded(
            encoded=self.encoded,
            name=unquote(self.photo.files[0]),
            at=at,
            alt=alt[: Picture._meta.get_field("alt").max_length],
            decorative=not alt,
            caption=self.photo.caption,
            credit_line=self.photo.credit,
        )


def read_beside(addresses: tuple[str, ...], folder: Path) -> bytes:
    """The first of the files that lies in the folder or below; raises LeftOut where none does.

    At most one byte more than a picture may have is read.
    """
    why = "It names no file."
    for address in addresses:
        try:
            with _below(address, folder.resolve()).open("rb") as file:
                return file.read(LARGEST_FILE + 1)
        except LeftOut as reason:
            why = str(reason)
        except (OSError, ValueError, RuntimeError):
            why = _UNREADABLE
    raise LeftOut(why)


def _below(address: str, folder: Path) -> Path:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        raise LeftOut("It lies on another machine; only files beside the import are read.")
    # links are followed before it is asked where the file lies
    path = (folder / unquote(parts.path)).resolve(strict=True)
    if not path.is_relative_to(folder):
        raise LeftOut("It lies outside of the folder of the import.")
    if not path.is_file():
        raise LeftOut(_UNREADABLE)
    return path
