"""Where pages tell that they are read; the answer never tells whether it counted."""

from http import HTTPStatus

from django.conf import settings
from django.db.models import BigAutoField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from readership.buffer import views
from readership.visitors import is_bot

LARGEST_ID = BigAutoField.MAX_BIGINT


# A beacon can't send a token, and there is none: cached pages set no cookie. Nothing here reads
# who is signed in, and a forged view from another site is told by the browser's own headers.
@csrf_exempt
@require_POST
def count_view(request: HttpRequest, story_id: int) -> HttpResponse:
    """Count a reader of a story; without the database, which gets all views of some seconds."""
    agent = request.headers.get("User-Agent", "")
    if story_id <= LARGEST_ID and _from_our_page(request) and not is_bot(agent):
        views.add(
            story_id=story_id, address=client_address(request), agent=agent, at=timezone.now()
        )
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def client_address(request: HttpRequest) -> str:
    """The reader's address, as the outermost of our own proxies saw it."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies: int = settings.TRUSTED_PROXIES
    if proxies and hops[-1] and len(hops) >= proxies:
        return hops[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def _from_our_page(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    # browsers before these headers: a beacon is a POST, and names its origin
    return request.headers.get("Origin", "").partition("://")[2] == request.get_host()
