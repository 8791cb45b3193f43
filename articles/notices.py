"""Tells people of decisions: those whose text it is, those whom a reason names by `@`."""

import re
from collections.abc import Iterable

from django.db.models import Q

from articles.models import WRITING_ROLES, Decision, Notice
from articles.workflow import TOLD_TO_WRITERS
from authors.models import User

# an `@` within Latin letters stands in an address: mail@newsroom.example names nobody
_AT_SIGN = re.compile(r"(?<![A-Za-z0-9._%+-])[@＠]")  # the full-width sign is meant
_LATIN = re.compile(r"[A-Za-z0-9_]")


def tell_of(decision: Decision) -> None:
    """Enter whom a decision concerns; in the transaction in which it is taken.

    Whoever is told of it as a writer is not told a second time that its reason names them.
    """
    returned = _writers(decision) if decision.act in TOLD_TO_WRITERS else set()
    named = _named(decision.reason)
    told: dict[str, set[int]] = {
        Notice.Kind.RETURNED: returned,
        Notice.Kind.MENTION: named - returned,
    }
    Notice.objects.bulk_create(
        Notice(person_id=person, decision=decision, kind=kind)
        for kind, people in told.items()
        for person in sorted(people - {decision.by_id or 0})
    )


def named_in(words: str, people: Iterable[tuple[int, str, str]]) -> set[int]:
    """The ids of those whom `@username` or `@name` names; `people`: id, username, name.

    Chinese has no spaces after a name, so the longest handle that follows the sign counts. Where
    two people have one name, both are named.
    """
    handles: dict[str, set[int]] = {}
    for person, username, name in people:
        for handle in filter(None, (username.casefold(), name.casefold())):
            handles.setdefault(handle, set()).add(person)
    named: set[int] = set()
    for sign in _AT_SIGN.finditer(words):
        rest = words[sign.end() :].casefold()
        fitting = [handle for handle in handles if _begins(rest, handle)]
        named |= handles[max(fitting, key=len)] if fitting else set()
    return named


def _begins(rest: str, handle: str) -> bool:
    after = rest[len(handle) : len(handle) + 1]
    goes_on = _LATIN.match(handle[-1]) and _LATIN.match(after)
    return rest.startswith(handle) and not goes_on


def _named(reason: str) -> set[int]:
    if not _AT_SIGN.search(reason):
        return set()
    staff = User.objects.filter(is_active=True, is_staff=True)
    return named_in(reason, staff.values_list("pk", "username", "name"))


def _writers(decision: Decision) -> set[int]:
    article = decision.article
    writing = article.credits.filter(role__in=WRITING_ROLES, author__user__isnull=False)
    people = Q(pk=article.created_by_id) | Q(pk__in=writing.values("author__user"))
    active = User.objects.filter(people, is_active=True, is_staff=True)
    return set(active.values_list("pk", flat=True))
