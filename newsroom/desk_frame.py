"""What stands around every page of the desk: its parts, a person's roles, the language chosen."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from authors.role_names import role_names
from newsroom.roles import roles_given_by
from pages.middleware import DESK_LANGUAGE_COOKIE

_YEAR = 365 * 24 * 3600  # seconds
# In the order of use; what is not named here follows by its own name.
_ORDER = (
    *("Article", "Front", "Alert", "Picture", "Channel"),
    *("Topic", "Author", "User", "SiteSettings"),
)
# The log is looked up, not worked in, so it stands last.
_LAST = {"Decision": gettext_lazy("Log")}


@dataclass(frozen=True)
class Part:
    """A part of the desk as its header names it."""

    name: str
    address: str
    current: bool
    new: str = ""
    """The address of the form for a new one, for those who may make one."""


@dataclass(frozen=True)
class LanguageChoice:
    """A language of the desk, named in itself."""

    code: str
    name: str
    current: bool


def desk_parts(apps: list[Any], path: str) -> list[Part]:
    """Words of the header: the lists that a person may see, of those that the admin offers."""
    models = [model for app in apps for model in app["models"] if model.get("admin_url")]
    models.sort(key=lambda model: _place(str(model["object_name"])))
    return [
        Part(
            name=str(_LAST.get(model["object_name"], capfirst(model["name"]))),
            address=model["admin_url"],
            current=path.startswith(model["admin_url"]),
            new=model["add_url"] or "",
        )
        for model in models
    ]


def _place(name: str) -> tuple[int, str]:
    if name in _LAST:
        return len(_ORDER) + 1, name
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER)), name


def own_roles(user: Any) -> str:
    """The person's roles in one line; read from permissions that the page has loaded anyway."""
    if user.is_superuser:
        return _("technical administrator")
    return role_names(roles_given_by(user.get_all_permissions()))


def desk_languages() -> list[LanguageChoice]:
    """The languages that the desk can be read in."""
    now = get_language()
    return [
        LanguageChoice(code=code, name=str(name), current=code == now)
        for code, name in settings.LANGUAGES
    ]


@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the chosen language for a year and go back to where it was chosen."""
    goal = request.POST.get("next", "")
    host = {request.get_host()}
    if not url_has_allowed_host_and_scheme(goal, host, require_https=request.is_secure()):
        goal = reverse("admin:index")
    response = HttpResponseRedirect(goal)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            DESK_LANGUAGE_COOKIE,
            language,
            max_age=_YEAR,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
