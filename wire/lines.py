"""Reads the lines of a file with their numbers, whatever stands in them."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

LONGEST_LINE = 16 * 1024 * 1024  # bytes: the longest body that is possible, all in \u escapes
_STEP = 1024 * 1024


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank, with its number from 1; None for one that is far too long.

    Never holds more than LONGEST_LINE of the file. A byte order mark and CR are no part of a line;
    files that were put together have a mark in their midst, too.
    """
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = file.readline(_STEP)
            yield number, None
            continue
        if raw := raw.removeprefix(codecs.BOM_UTF8).strip():
            yield number, raw
