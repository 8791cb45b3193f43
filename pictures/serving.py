"""Serves pictures at /media/: with safe headers, and renditions made when first asked for."""

import logging
import os
from contextlib import ExitStack
from io import BufferedReader
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from pictures.files import holds, is_whole
from pictures.models import Picture
from pictures.renditions import FOLDER, CannotBeCut, make_rendition, parse

logger = logging.getLogger(__name__)
_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
# a picture that is opened as a page of its own can do nothing at all
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
_LONGEST_PATH = 200  # characters
_A_YEAR = 31_536_000  # seconds


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture as it was stored, or a rendition; anything else is 404."""
    file = _inside(path)
    if file.suffix not in _TYPES:
        raise Http404
    try:
        if not file.is_file():
            if Path(path).parent.as_posix() != FOLDER:
                raise Http404
            _make(file)
        return _answer(request, file)
    except OSError as error:
        # it went away meanwhile, or can't be read or written
        logger.warning("%s can't be served: %s", file, error)
        raise Http404 from error


def _answer(request: HttpRequest, file: Path) -> HttpResponseBase:
    changed = file.stat().st_mtime
    tag = f'"{file.stem}"'
    response: HttpResponseBase
    # who has it already has been given what was stored
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        # the response closes the file
        response = FileResponse(_opened(file), content_type=_TYPES[file.suffix])
    response["ETag"] = tag
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _opened(file: Path) -> BufferedReader:
    """The file to be sent; of a stored picture only what was stored."""
    name = file.relative_to(Path(settings.MEDIA_ROOT).resolve())
    with ExitStack() as closing:
        opened = closing.enter_context(file.open("rb"))
        if name.parent.as_posix() == FOLDER or _is_as_stored(name.as_posix(), opened):
            closing.pop_all()
            return opened
    logger.warning("%s is not what was stored as a picture", file)
    raise Http404


def _is_as_stored(name: str, opened: BufferedReader) -> bool:
    """Whether it is the file of a picture, and nobody has put another in its place."""
    stored = Picture.objects.filter(file=name).values_list("bytes", "digest").first()
    if stored is None:
        return False
    size, digest = stored
    # first the size: what is read through is never larger than what we took in
    return os.fstat(opened.fileno()).st_size == size and holds(opened, digest)


def _inside(path: str) -> Path:
    root = Path(settings.MEDIA_ROOT).resolve()
    if "\x00" in path or len(path) > _LONGEST_PATH:
        raise Http404
    try:
        file = (root / path).resolve()
    except (OSError, ValueError) as error:
        raise Http404 from error
    if not file.is_relative_to(root):
        raise Http404
    return file


def _make(file: Path) -> None:
    wanted = parse(file.name)
    if wanted is None:
        raise Http404
    digest, place, width, focal = wanted
    picture = Picture.objects.filter(digest__startswith=digest).first()
    if picture is None:
        raise Http404
    source = _inside(str(picture.file.name))
    if not is_whole(source, picture.digest):
        logger.warning("%s is lost, or not what was stored as a picture", source)
        raise Http404
    try:
        make_rendition(source, file, place, width, focal)
    except CannotBeCut as error:
        logger.warning("the picture %s can't be cut: %s", picture.file.name, error)
        raise Http404 from error
