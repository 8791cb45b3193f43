"""The editor of a front: its page, its parts that are asked for again, and what is posted to it."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fronts import presence, refusals
from fronts.acts import ACTS, FormRefused, Posted
from fronts.asking import SCRIPT, around_page, front_asked_for
from fronts.clashing import both_versions
from fronts.drafts import draft_of
from fronts.explaining import explain
from fronts.forms import BlockForm, CardForm
from fronts.given_back import BLOCK, CARD, PageForms, block_form, card_form, given_back
from fronts.models import Card, Front
from fronts.picker import choices, not_to_be_seen
from fronts.pulse import pulse
from fronts.telling import what_came_between
from pictures.ids import row_id

_BY_SCRIPT = "fetch"
"""What the editor's script names itself in `X-Requested-With`: it takes parts, not pages."""


def editor_page(request: HttpRequest, front_id: int, **context: Any) -> HttpResponse:
    """The whole page."""
    front = front_asked_for(request, front_id)
    presence.note(front, request.user, at=timezone.now())
    shown = {"media": BlockForm().media, **around_page(request, front)}
    return TemplateResponse(
        request,
        "admin/fronts/front/editor.html",
        {**shown, **_draft_context(request, front), **context},
        status=context.get("status", HTTPStatus.OK),
    )


@require_safe
def draft_part(request: HttpRequest, front_id: int) -> HttpResponse:
    """The draft, where it is newer than `since`; 204 where it is not."""
    front = front_asked_for(request, front_id)
    at = timezone.now()
    presence.note(front, request.user, at=at)
    if request.GET.get("since") == pulse(front, at=at):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "admin/fronts/front/draft.html", _draft_context(request, front))


@require_POST
def act(request: HttpRequest, front_id: int) -> HttpResponse:
    """One act on the front: done and told, or refused with a sentence; nothing placed is lost."""
    front = front_asked_for(request, front_id)
    name = request.POST.get("act", "")
    posted = Posted(front, request.user, request.POST, timezone.now())  # type: ignore[arg-type]
    if name not in ACTS:
        return _refused(request, posted, ValidationError(_("There is no such act.")))
    try:
        with transaction.atomic():
            Front.objects.select_for_update().get(pk=front.pk)
            # an act is later than all that it waited for
            posted = replace(posted, at=timezone.now())
            said = ACTS[name](posted)
    except (refusals.FrontRefused, FormRefused, ValidationError) as refusal:
        return _refused(request, posted, refusal)
    front.refresh_from_db()
    if not _by_script(request):
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:fronts_front_change", args=[front.pk]))
    context = _draft_context(request, front) | {"said": said}
    return render(request, "admin/fronts/front/draft.html", context)


@require_safe
def card_part(request: HttpRequest, front_id: int, card_id: int) -> HttpResponse:
    """The form of one card; without the editor's script on a page of its own."""
    front = front_asked_for(request, front_id)
    card = get_object_or_404(
        Card.objects.select_related("block", "picture"), pk=card_id, block__front=front
    )
    shown = card_form(card, CardForm(instance=card), at=timezone.now())
    return _form(request, front, CARD, shown)


@require_safe
def block_part(request: HttpRequest, front_id: int, block_id: int) -> HttpResponse:
    """The form of one block, as that of a card."""
    front = front_asked_for(request, front_id)
    block = get_object_or_404(front.blocks.standing(), pk=block_id)
    return _form(request, front, BLOCK, block_form(block, BlockForm(instance=block)))


@require_safe
def picker_part(request: HttpRequest, front_id: int) -> HttpResponse:
    """The stories to choose from."""
    front = front_asked_for(request, front_id)
    tab = request.GET.get("tab", "latest")
    words = request.GET.get("q", "")[:100]
    found = choices(
        "search" if words and tab != "waiting" else tab, words, at=timezone.now(), script=SCRIPT
    )
    unseen = not_to_be_seen(words) if words and not found else None
    context = {"front": front, "choices": found, "unseen": unseen}
    return render(request, "admin/fronts/front/picker.html", context)


@require_safe
def why_part(request: HttpRequest, front_id: int) -> HttpResponse:
    """Why a story stands or does not stand in each block of the draft."""
    front = front_asked_for(request, front_id)
    story_id = row_id(request.GET.get("story", ""))
    if story_id is None:
        raise Http404
    at = timezone.now()
    context = {"told": explain(front.pk, story_id, at=at, script=SCRIPT), "at": at}
    return render(request, "admin/fronts/front/why.html", context)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == _BY_SCRIPT


def _form(request: HttpRequest, front: Front, template: str, shown: dict[str, Any]) -> HttpResponse:
    if _by_script(request):
        return render(request, template, shown | {"front": front})
    return editor_page(request, front.pk, dialog=template, **shown)


def _draft_context(request: HttpRequest, front: Front) -> dict[str, Any]:
    at = timezone.now()
    # before anything is read: what changes meanwhile is then asked for again
    mark = pulse(front, at=at)
    return {
        "front": front,
        "draft": draft_of(front, at=at, script=SCRIPT),
        "forms": PageForms(),
        "others": presence.others(front, request.user, at=at),
        "mark": mark,
        "at": at,
    }


def _refused(request: HttpRequest, act: Posted, refusal: Exception) -> HttpResponse:
    context: dict[str, Any] = {"refusal": str(refusal), "posted": act.data}
    status = HTTPStatus.BAD_REQUEST
    if isinstance(refusal, refusals.Clash):
        status = HTTPStatus.CONFLICT
        current = refusal.current
        versions = both_versions(current, act.data)
        said = what_came_between(current, both=bool(versions), at=act.at)
        context |= {"refusal": said, "clash": current, "versions": versions}
    elif isinstance(refusal, refusals.LaunchAsks):
        status = HTTPStatus.CONFLICT
        context["asks"] = refusal
    elif isinstance(refusal, FormRefused):
        context |= {"refusal": _("Mend what is marked."), "wrong": refusal.form}
    elif isinstance(refusal, ValidationError):
        context["refusal"] = " ".join(refusal.messages)
    if _by_script(request):
        shown = context | {"front": act.front}
        return render(request, "admin/fronts/front/refused.html", shown, status=status)
    return editor_page(request, act.front.pk, status=status, **context | given_back(act, refusal))
