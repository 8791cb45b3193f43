"""Whether this process can answer readers: what a load balancer asks."""

from http import HTTPStatus

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """`ok` where the database answers, 503 where it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        body, status = "ok\n", HTTPStatus.OK
    except DatabaseError:
        body, status = "the database does not answer\n", HTTPStatus.SERVICE_UNAVAILABLE
    response = HttpResponse(body, content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    return response
