"""The editor of a front: its page, its parts that are asked for again, and what is posted to it."""

from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from chinese.script import Script
from editions.menu import around
from fronts import presence, refusals
from fronts.acts import ACTS, FormRefused, Posted
from fronts.comparing import differences
from fronts.drafts import draft_of, titles_of
from fronts.forms import BlockForm, CardForm
from fronts.layouts import LAYOUTS
from fronts.models import HOME, Card, Front, Launch
from fronts.picker import choices
from fronts.reading import drafted, launched, shown_blocks

SCRIPT = Script.HANS
"""What desk people read: stories' titles as the record keeps them in Simplified."""
LATEST_LAUNCHES = 40
_BY_SCRIPT = "fetch"
"""What the editor's script names itself in `X-Requested-With`: it takes parts, not pages."""


def editor_page(request: HttpRequest, front_id: int, **context: Any) -> HttpResponse:
    """The whole page."""
    front = _front(request, front_id)
    return TemplateResponse(
        request,
        "admin/fronts/front/editor.html",
        {**_around(request, front), **_draft_context(request, front), **context},
        status=context.get("status", HTTPStatus.OK),
    )


@require_safe
def draft_part(request: HttpRequest, front_id: int) -> HttpResponse:
    """The draft, where it is newer than `since`; 204 where it is not."""
    front = _front(request, front_id)
    here = presence.note(front, request.user, at=timezone.now())
    if request.GET.get("since") == f"{front.version}-{here}":
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "admin/fronts/front/draft.html", _draft_context(request, front))


@require_POST
def act(request: HttpRequest, front_id: int) -> HttpResponse:
    """One act on the front: done and told, or refused with a sentence; nothing placed is lost."""
    front = _front(request, front_id)
    name = request.POST.get("act", "")
    if name not in ACTS:
        return _refused(request, front, _("There is no such act."))
    posted = Posted(front, request.user, request.POST, timezone.now())  # type: ignore[arg-type]
    try:
        said = ACTS[name](posted)
    except refusals.Clash as clash:
        return _refused(
            request, front, str(clash), HTTPStatus.CONFLICT, clash=_clash(posted, clash)
        )
    except refusals.WaitingLaunches as waiting:
        return _refused(
            request, front, str(waiting), HTTPStatus.CONFLICT, waiting_launches=waiting.launches
        )
    except refusals.FrontRefused as refusal:
        return _refused(request, front, str(refusal))
    except FormRefused as refused:
        return _refused(request, front, _("Mend what is marked."), form=refused.form)
    except ValidationError as error:
        return _refused(request, front, " ".join(error.messages))
    front.refresh_from_db()
    if request.headers.get("X-Requested-With") != _BY_SCRIPT:
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:fronts_front_change", args=[front.pk]))
    context = _draft_context(request, front) | {"said": said}
    return render(request, "admin/fronts/front/draft.html", context)


@require_safe
def card_part(request: HttpRequest, front_id: int, card_id: int) -> HttpResponse:
    """The form of one card."""
    front = _front(request, front_id)
    card = get_object_or_404(Card.objects.select_related("block"), pk=card_id, block__front=front)
    context = {"front": front, "card": card, "form": CardForm(instance=card)}
    return render(request, "admin/fronts/front/card_form.html", context)


@require_safe
def block_part(request: HttpRequest, front_id: int, block_id: int) -> HttpResponse:
    """The form of one block."""
    front = _front(request, front_id)
    block = get_object_or_404(front.blocks.standing(), pk=block_id)
    context = {"front": front, "block": block, "form": BlockForm(instance=block)}
    return render(request, "admin/fronts/front/block_form.html", context)


@require_safe
def picker_part(request: HttpRequest, front_id: int) -> HttpResponse:
    """The stories to choose from."""
    front = _front(request, front_id)
    tab = request.GET.get("tab", "latest")
    words = request.GET.get("q", "")[:100]
    found = choices(
        "search" if words and tab != "waiting" else tab, words, at=timezone.now(), script=SCRIPT
    )
    context = {"front": front, "choices": found, "tab": tab, "words": words}
    return render(request, "admin/fronts/front/picker.html", context)


@require_safe
def history_page(request: HttpRequest, front_id: int) -> HttpResponse:
    """What was launched, newest first, each to be looked at, compared and brought back."""
    front = _front(request, front_id)
    launches = (
        Launch.objects.filter(front=front)
        .not_cancelled()
        .select_related("block", "by")
        .order_by("-live_from", "position")[:LATEST_LAUNCHES]
    )
    context = {"launches": launches, "at": timezone.now(), **_around(request, front)}
    return TemplateResponse(request, "admin/fronts/front/launches.html", context)


@require_safe
def compare_page(request: HttpRequest, front_id: int) -> HttpResponse:
    """The moves from what readers see, or from any launch, to the draft."""
    front = _front(request, front_id)
    at = timezone.now()
    wanted = request.GET.get("launch", "")
    if wanted.isdecimal():
        launches = list(Launch.objects.filter(front=front, pk=int(wanted[:18])))
    else:
        launches = [launch for launch, _cards in launched(Launch.objects.filter(front=front), at)]
    before = {launch.block_id: launch for launch in launches}
    moves = [
        (block, differences(_cards_of(before.get(block.pk)), cards))
        for block, cards in drafted(front.pk)
        if not wanted or block.pk in before
    ]
    cards = [difference.card for _block, found in moves for difference in found]
    titles = titles_of(cards, at=at)
    told = [
        (block, [(difference, titles[id(difference.card)]) for difference in found])
        for block, found in moves
    ]
    context = {"moves": told, **_around(request, front)}
    return TemplateResponse(request, "admin/fronts/front/compare.html", context)


@require_safe
@xframe_options_sameorigin
def preview_page(request: HttpRequest, front_id: int) -> HttpResponse:
    """The draft as the readers' page, or what is live beside it (`?show=live`)."""
    front = _front(request, front_id)
    at = timezone.now()
    script = Script.HANT if request.GET.get("script") == Script.HANT else Script.HANS
    is_live = request.GET.get("show") == "live"
    if is_live:
        shown = shown_blocks(launched(Launch.objects.filter(front=front), at), at=at, script=script)
    else:
        drafts = [(block, cards) for block, cards in drafted(front.pk) if not block.hidden]
        shown = shown_blocks(drafts, at=at, script=script)
    context = {"front": front, "blocks": shown, "at": at, "script": script, "preview": not is_live}
    context["around"] = around(at)
    context["home"] = front.slug == HOME
    with translation.override(script):
        response = TemplateResponse(request, "pages/front_curated.html", context)
        response.render()
    response["Cache-Control"] = "no-store"
    return response


def _front(request: HttpRequest, front_id: int) -> Front:
    if not request.user.has_perm("fronts.launch_front"):
        raise PermissionDenied
    return get_object_or_404(Front.objects.select_related("section"), pk=front_id)


def _around(request: HttpRequest, front: Front) -> dict[str, Any]:
    return admin.site.each_context(request) | {"front": front, "title": front.name}


def _draft_context(request: HttpRequest, front: Front) -> dict[str, Any]:
    at = timezone.now()
    draft = draft_of(front, at=at, script=SCRIPT)
    others = presence.others(front, request.user, at=at)
    return {
        "front": front,
        "draft": draft,
        "layouts": LAYOUTS.values(),
        "others": others,
        "mark": f"{front.version}-{presence.mark(front, at=at)}",
        "at": at,
    }


def _refused(
    request: HttpRequest,
    front: Front,
    sentence: str,
    status: HTTPStatus = HTTPStatus.BAD_REQUEST,
    **context: Any,
) -> HttpResponse:
    context |= {"refusal": sentence, "posted": request.POST}
    if request.headers.get("X-Requested-With") == _BY_SCRIPT:
        context |= {"front": front}
        return render(request, "admin/fronts/front/refused.html", context, status=status)
    return editor_page(request, front.pk, status=status, **context)


def _clash(posted: Posted, clash: refusals.Clash) -> list[tuple[str, Any, Any]]:
    """What the other made of the card or block, beside what was posted: label, theirs, ours."""
    current = clash.current
    names = (*CardForm.Meta.fields, *BlockForm.Meta.fields)
    return [
        (str(current._meta.get_field(name).verbose_name), getattr(current, name), posted.data[name])
        for name in names
        if name in posted.data
        and hasattr(current, name)
        and str(getattr(current, name) or "") != posted.data[name]
    ]


def _cards_of(launch: Launch | None) -> list[Any]:
    return list(launch.cards.all()) if launch else []
