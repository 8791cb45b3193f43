"""The site's addresses, and before them the constant view that everything is compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tests.benchmarks.bounds import CONSTANT


def constant(request: HttpRequest) -> HttpResponse:
    """200 bytes, no database, no template."""
    return HttpResponse(b"x" * 200)


urlpatterns = [
    path(CONSTANT.lstrip("/"), constant),
    path("", include("newsroom.urls")),
]
