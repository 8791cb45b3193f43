"""Puts files into the media folder whole or not at all, and knows whether they still are."""

import hashlib
import os
import tempfile
from io import BufferedReader
from pathlib import Path

from django.conf import settings

_READABLE_BY_ALL = 0o644


def stored_file(name: str) -> Path:
    """Where a picture's file of that name is kept."""
    return Path(settings.MEDIA_ROOT) / name


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that has its name only once all of it is on the disk.

    A kill or a full disk leaves what was there before; of two who write at once one wins.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), _READABLE_BY_ALL)
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # the new name is on the disk only with the folder that holds it
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_whole(path: Path, digest: str) -> bool:
    """Whether the file is there, with the content of that SHA-256 in hex."""
    try:
        with path.open("rb") as file:
            return holds(file, digest)
    except OSError:
        return False


def holds(file: BufferedReader, digest: str) -> bool:
    """Whether an open file has the content of that SHA-256 in hex; it stands at its start again."""
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found == digest
