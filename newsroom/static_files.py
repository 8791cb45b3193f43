"""Static files go out compressed also where nobody has compressed them beforehand."""

import gzip
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from whitenoise.middleware import WhiteNoiseMiddleware

from pages.compression import takes_gzip

_KINDS = ("text/", "image/svg+xml", "application/json")
_LEVEL = 6
_MOST_KEPT = 128  # files; those of a form of the desk are some forty


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc] # it has no types
    """WhiteNoise, which in production finds a compressed file beside each; a local site has none.

    Each is compressed when it is first asked for, and kept in memory until it changes. They hold
    no secret that their length could give away.
    """

    def serve(self, static_file: Any, request: HttpRequest) -> HttpResponse:
        """The file as WhiteNoise gives it, or compressed for those who take it so."""
        response: Any = super().serve(static_file, request)
        if not _gains(request, response):
            return response  # type: ignore[no-any-return]
        response.file_to_stream.close()  # closing the response would end the request
        _pattern, path, _headers = static_file.alternatives[-1]
        content = _compressed(path, response["ETag"])
        sent = HttpResponse(content, headers=dict(response.items()))
        sent["Content-Encoding"] = "gzip"
        sent["Content-Length"] = str(len(content))
        patch_vary_headers(sent, ("Accept-Encoding",))
        return sent


def _gains(request: HttpRequest, response: Any) -> bool:
    return (
        request.method == "GET"
        and response.status_code == HTTPStatus.OK
        and "Content-Encoding" not in response
        and response.get("Content-Type", "").startswith(_KINDS)
        and takes_gzip(request)
    )


@lru_cache(maxsize=_MOST_KEPT)
def _compressed(path: str, tag: str) -> bytes:
    # the tag is in the key, so that a file that was changed is read again
    return gzip.compress(Path(path).read_bytes(), _LEVEL, mtime=0)
