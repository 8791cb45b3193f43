"""Alerts on the desk: what is live, what waits, what was; raise, correct, end."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chinese.script import Script
from editions.changes import moment_in_log
from editions.interval import FOREVER
from editions.keyset import MalformedCursor, read_cursor, write_cursor
from editions.lists import cards_of_stories
from fronts import refusals
from fronts.alert_forms import AlertForm, WordingForm
from fronts.alerts import correct_alert, end_alert, raise_alert
from fronts.models import Alert
from fronts.picker import choices
from pictures.ids import row_id

PAST_SHOWN = 30
MOST_AHEAD = 100
LONGEST_SEARCH = 100  # characters
_LIST = "admin:fronts_alert_changelist"


@require_http_methods(["GET", "HEAD", "POST"])
def alerts_page(request: HttpRequest) -> HttpResponse:
    """The alerts, and the form for a new one."""
    _check(request)
    at = timezone.now()
    if request.method != "POST":
        return _shown(request, AlertForm(at=at), at=at)
    form = AlertForm(request.POST, at=at)
    if form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                raise_alert(
                    wording=form.wording(),
                    by=request.user,  # type: ignore[arg-type] # staff
                    at=moment_in_log(),
                    live_from=given["live_from"],
                    live_until=given["live_until"],
                    replacing=given["replacing"],
                )
        except refusals.AlertRefused as refusal:
            _tell(form, refusal)
        else:
            said = (
                _("The alert waits for its time.") if given["live_from"] else _("Readers see it.")
            )
            messages.success(request, said)
            return HttpResponseRedirect(reverse(_LIST))
    return _shown(request, form, at=at)


@require_http_methods(["GET", "HEAD", "POST"])
def correct_page(request: HttpRequest, object_id: str) -> HttpResponse:
    """The words of an alert that is live or waits, to be changed."""
    _check(request)
    at = timezone.now()
    alert = _found(object_id)
    if request.method == "POST":
        form = WordingForm(request.POST, at=at)
        if form.is_valid():
            try:
                with transaction.atomic():
                    now = moment_in_log()
                    correct_alert(alert=alert, wording=form.wording(), by=request.user, at=now)  # type: ignore[arg-type]
            except refusals.AlertRefused as refusal:
                _tell(form, refusal)
            else:
                messages.success(request, _("The alert is corrected."))
                return HttpResponseRedirect(reverse(_LIST))
    else:
        form = WordingForm(
            at=at, initial={"text": alert.text, "level": alert.level, "story": alert.story_id}
        )
    context = {"form": form, "alert": alert, "title": _("Correct the alert")}
    return _page(request, "admin/fronts/alert/correct.html", context, form)


@require_POST
def end_page(request: HttpRequest, object_id: str) -> HttpResponse:
    """Take an alert off now, or cancel it while it waits."""
    _check(request)
    alert = _found(object_id)
    try:
        with transaction.atomic():
            at = moment_in_log()
            was_live = alert.is_live(at)
            end_alert(alert=alert, by=request.user, at=at)  # type: ignore[arg-type] # staff
    except refusals.AlertRefused as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("The alert has ended.") if was_live else _("The waiting alert is cancelled.")
        messages.success(request, said)
    return HttpResponseRedirect(reverse(_LIST))


@require_safe
def stories_part(request: HttpRequest) -> HttpResponse:
    """Stories whose words begin what is typed, for the list that completes; the latest for none."""
    _check(request)
    words = request.GET.get("term", "")[:LONGEST_SEARCH]
    tab = "search" if words.strip() else "latest"
    found = choices(tab, words, at=timezone.now(), script=Script.HANS)
    results = [{"id": str(one.story_id), "text": one.title} for one in found if not one.waits]
    return JsonResponse({"results": results})


def _shown(request: HttpRequest, form: AlertForm, *, at: datetime) -> HttpResponse:
    alerts = Alert.objects.for_desk()
    past = alerts.newest_first().filter(live_until__lte=at)
    before = request.GET.get("before", "")
    if before:
        try:
            moment, pk = read_cursor(before)
        except MalformedCursor as error:
            raise Http404 from error
        # one upper bound, and the tie as a filter, as lists have it
        past = past.filter(live_from__lte=moment).exclude(live_from=moment, pk__gte=pk)
    over = list(past[: PAST_SHOWN + 1])
    older = ""
    if len(over) > PAST_SHOWN:
        over.pop()
        older = write_cursor(over[-1].live_from, over[-1].pk)
    ahead = list(alerts.between(at, FOREVER)[:MOST_AHEAD])
    titles = _titles([*ahead, *over], at)
    context = {
        "form": form,
        "live": [(one, titles[one.pk]) for one in ahead if one.is_live(at)],
        "waiting": [(one, titles[one.pk]) for one in ahead if one.is_waiting(at)],
        "past": [(one, titles[one.pk]) for one in over],
        "older": older,
        "before": before,
        "title": _("Alerts"),
    }
    return _page(request, "admin/fronts/alert/alerts.html", context, form)


def _titles(alerts: list[Alert], at: datetime) -> dict[int, str]:
    """Headlines of the stories that alerts lead to; None for one that readers can't open."""
    wanted = [alert.story_id for alert in alerts if alert.story_id]
    known = cards_of_stories(wanted, at=at, script=Script.HANS)
    return {
        alert.pk: known[alert.story_id].title if alert.story_id in known else "" for alert in alerts
    }


def _page(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    around = admin.site.each_context(request)
    return TemplateResponse(request, template, {**around, **context}, status=status)


def _tell(form: Form, refusal: refusals.AlertRefused) -> None:
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal))


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm("fronts.raise_alert"):
        raise PermissionDenied


def _found(object_id: str) -> Alert:
    return get_object_or_404(Alert, pk=row_id(object_id) or 0)
