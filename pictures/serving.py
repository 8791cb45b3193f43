"""Serves pictures at /media/: with safe headers, and renditions made when first asked for."""

import logging
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

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
    """A stored picture or a rendition; anything else is 404."""
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
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        # the response closes the file
        response = FileResponse(file.open("rb"), content_type=_TYPES[file.suffix])
    response["ETag"] = tag
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


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
    if not source.is_file():
        raise Http404
    try:
        make_rendition(source, file, place, width, focal)
    except CannotBeCut as error:
        logger.warning("the picture %s can't be cut: %s", picture.file.name, error)
        raise Http404 from error
