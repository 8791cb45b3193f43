"""What stands around every page: its address in both scripts, the moment shown, its headers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.urls import get_script_prefix
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language

from chinese.script import Script
from editions.kept import keep_in
from editions.menu import around
from pages.joined import joined
from pages.middleware import TRADITIONAL_PREFIX
from pages.moment import Moment

_ASKED = ("q", "before", "at")
PUBLIC, PRIVATE = "public, max-age=0, must-revalidate", "no-store"


def script_of_page() -> Script:
    """The script of the address that is being answered (pages.middleware)."""
    return Script.HANT if get_language() == Script.HANT else Script.HANS


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's place on the site: `base` is the root, `path` what follows it in both scripts."""

    script: Script
    base: str
    path: str
    asked: Mapping[str, str] = field(default_factory=dict)
    shown_at: datetime | None = None

    @property
    def other_script(self) -> str:
        """The same page in the other script, for the switch."""
        path = self._hans if self.script is Script.HANT else self._hant
        return f"{path}{_query(self.asked)}"

    @property
    def canonical(self) -> str:
        """The one address of the page, with the host's name."""
        return self._absolute(self._here)

    @property
    def simplified(self) -> str:
        """The page in Simplified Chinese, with the host's name."""
        return self._absolute(self._hans)

    @property
    def traditional(self) -> str:
        """The page in Traditional Chinese, with the host's name."""
        return self._absolute(self._hant)

    @property
    def before(self) -> str:
        """The place in a list after which the page begins, "" for the first page."""
        return self.asked.get("before", "")

    @property
    def newest(self) -> str:
        """The address of the list's first page."""
        kept = {name: value for name, value in self.asked.items() if name != "before"}
        return f"{self._here}{_query(kept)}"

    def older(self, place: str) -> str:
        """The address of the list's page after a place."""
        return f"{self._here}{_query({**self.asked, 'before': place})}"

    @property
    def at_query(self) -> str:
        """What a link adds to stay at the moment that staff asked for."""
        return _query({"at": self.asked["at"]}) if self.shown_at else ""

    @property
    def _here(self) -> str:
        return self._hant if self.script is Script.HANT else self._hans

    @property
    def _hans(self) -> str:
        return f"{self.base}{self.path}"

    @property
    def _hant(self) -> str:
        return f"{self.base.rstrip('/')}{TRADITIONAL_PREFIX}{self.path}"

    def _absolute(self, path: str) -> str:
        query = _query({"before": self.before}) if self.before else ""
        return f"https://{settings.SITE_DOMAIN}{path}{query}"


def _query(asked: Mapping[str, str]) -> str:
    return f"?{urlencode(asked)}" if asked else ""


def frame_of(request: HttpRequest, moment: Moment | None = None) -> Frame:
    """The frame of the page that a request asks for; without a moment, of one that reads no query.

    The pages of errors read none: it may be the query that is wrong.
    """
    script, base = script_of_page(), get_script_prefix()
    if script is Script.HANT:
        base = base.removesuffix(TRADITIONAL_PREFIX.lstrip("/"))
    query = request.GET if moment else {}
    asked = {name: query[name] for name in _ASKED if name in query}
    return Frame(
        script=script,
        base=base,
        path=escape_uri_path(request.path_info.lstrip("/")),
        asked=asked,
        shown_at=moment.at if moment and moment.asked else None,
    )


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    moment: Moment,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """A page of the site: no context processors, so nothing in it can read a cookie."""
    frame = frame_of(request, moment)
    own = {"frame": frame, "script": frame.script, "at": moment.at}
    if "around" not in context:
        own["around"] = keep_in(context.get("epoch"), ("around",), lambda: around(moment.at))
    html = joined(template).render(Context({**own, **context}))
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = PRIVATE if moment.asked else PUBLIC
    return response
