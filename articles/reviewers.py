"""Who could give a review: so that nobody is left waiting for a review that nobody can give.

The rules are those of articles.steps for one person, asked of all accounts at once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Exists, Q, QuerySet, Value
from django.utils.translation import gettext as _

from articles.models import WRITING_ROLES, Article, Stage, State
from articles.rounds import changed_in_round
from articles.wording import stages_words
from articles.workflow import (
    REVIEW_PERMISSION,
    REVIEW_STATES,
    STAGE_OF,
    STEP_OF,
    Act,
    demanded,
)
from authors.models import User

_NAMED = 5
"""People who are named as those who could give a review instead."""


@dataclass(frozen=True)
class DeadEnd:
    """Reviews to come that nobody could give any more, and who could give the present one instead.

    `mended_by_return`: whether there are people enough once all changes of others were adopted.
    """

    stages: Sequence[str]
    instead: Sequence[User]
    mended_by_return: bool


def may_ever_review(article: Article, permission: str) -> QuerySet[User]:
    """Active accounts whose roles give the review, its writers aside."""
    writing = article.credits.filter(role__in=WRITING_ROLES, author__user__isnull=False)
    writers = Q(pk__in=writing.values("author__user"))
    if article.created_by_id:
        writers |= Q(pk=article.created_by_id)
    return User.objects.with_perm(permission).filter(is_staff=True).exclude(writers)


def may_review(article: Article, state: State, *, anew: bool = False) -> QuerySet[User]:
    """Those of them whom nothing keeps from giving it; `anew`: if the reviews began again."""
    able = may_ever_review(article, REVIEW_PERMISSION[state])
    changed = changed_in_round(article)
    able = able.exclude(pk__in=changed.values("by"))
    if anew:
        return able
    given = article.reviews.filter(voided_at=None).exclude(stage=Stage.PROOF).order_by()
    return able.exclude(pk__in=given.values("by"))


def nobody_left(article: Article) -> str:
    """Why nobody at all can take the next step, and the way out; empty where somebody can."""
    state = State(article.state)
    if state == State.READY:
        publishers = User.objects.with_perm(STEP_OF[Act.PUBLISH].permission or "")
        return "" if publishers.filter(is_staff=True).exists() else _no_publisher()
    owed = _owed(article)
    people = {stage.value: may_ever_review(article, _permission(stage)) for stage in owed}
    if state in REVIEW_STATES:
        people["now"] = may_review(article, state)
    found = _anybody(article, people)
    missing = [str(stage.label) for stage in owed if stage.value not in found]
    if missing:
        return _(
            "No account, its writers' aside, can give it this: %(stages)s. Ask an administrator to"
            " give somebody the role."
        ) % {"stages": "、".join(missing)}
    if state not in REVIEW_STATES or "now" in found:
        return ""
    return _(
        "Nobody can give the %(stage)s: all who could have reviewed this text already, or changed"
        " it. Way out: return it to drafting; once one of its writers sends it to review again, all"
        " but its writers may review it."
    ) % {"stage": state.label}


def dead_end(article: Article, user: User) -> DeadEnd | None:
    """What a review would lead to, if this person gave it now: a later one that nobody can give.

    One query. A person who is the only one left for two later reviews can give one of them.
    """
    state, order = State(article.state), list(demanded(article.channel))
    later = order[order.index(state) + 1 :] if state in order else []
    if not later:
        return None
    able = {str(stage): may_review(article, stage) for stage in (state, *later)}
    ever = {f"ever {stage}": may_ever_review(article, REVIEW_PERMISSION[stage]) for stage in order}
    people = _people(able | ever)
    left = _unfilled(later, people, without=user.pk)
    if not left:
        return None
    others = [person for pk, person in people[state].items() if pk != user.pk]
    return DeadEnd(
        stages=left,
        instead=[other for other in others if not _unfilled(later, people, without=other.pk)],
        mended_by_return=not _unfilled([f"ever {stage}" for stage in order], people),
    )


def dead_end_words(article: Article, user: User) -> str:
    """What has to be known before a review that leads to a dead end; empty for all others."""
    found = dead_end(article, user)
    if found is None:
        return ""
    said = {
        "stages": stages_words(found.stages),
        "now": State(article.state).label,
        "names": "、".join(str(person) for person in found.instead[:_NAMED]),
    }
    if found.instead:
        return (
            _(
                "After this, nobody could give the %(stages)s: all who can would have reviewed or"
                " changed the text. Instead of you, this %(now)s could be given by: %(names)s."
            )
            % said
        )
    if found.mended_by_return:
        return (
            _(
                "After this, nobody could give the %(stages)s: all who can would have reviewed or"
                " changed the text. Way out: return it to drafting; once one of its writers sends"
                " it to review again, all but its writers may review it."
            )
            % said
        )
    return (
        _(
            "After this, nobody could give the %(stages)s: there are too few accounts with the"
            " role. Ask an administrator to give it to somebody else."
        )
        % said
    )


def _people(asked: Mapping[str, QuerySet[User]]) -> dict[str, dict[int, User]]:
    """Who is there under each of the names, by id; one query."""
    columns = ("called", "pk", "name", "username")
    found = [
        people.order_by().annotate(called=Value(called)).values_list(*columns)
        for called, people in asked.items()
    ]
    answer: dict[str, dict[int, User]] = {called: {} for called in asked}
    for called, pk, name, username in sorted(found[0].union(*found[1:])):
        answer[called][pk] = User(pk=pk, name=name, username=username)
    return answer


def _unfilled(
    stages: Sequence[str], people: Mapping[str, Collection[int]], *, without: int = 0
) -> list[str]:
    """Reviews that nobody is left for, where each is by another person and one person is not there.

    Where it is one person too few for several of them, that is the last of these.
    """
    left = {stage: set(people[stage]) - {without} for stage in stages}
    if empty := [stage for stage, able in left.items() if not able]:
        return empty
    for size in range(2, len(stages) + 1):
        for chosen in combinations(stages, size):
            if len(set().union(*(left[stage] for stage in chosen))) < size:
                return [chosen[-1]]
    return []


def needed_after_change(article: Article, user: User) -> list[State]:
    """Reviews that only this person can give, and could not any more after changing the text."""
    able = {state: may_review(article, state, anew=True) for state in demanded(article.channel)}
    return _theirs_alone(article, user, able)


def _theirs_alone(
    article: Article, user: User, able: Mapping[State, QuerySet[User]]
) -> list[State]:
    own = {f"own_{state}": people.filter(pk=user.pk) for state, people in able.items()}
    others = {f"others_{state}": people.exclude(pk=user.pk) for state, people in able.items()}
    found = _anybody(article, own | others)
    return [state for state in able if f"own_{state}" in found and f"others_{state}" not in found]


def _anybody(article: Article, people: Mapping[str, QuerySet[User]]) -> set[str]:
    """The names under which there is anybody, in one query."""
    if not people:
        return set()
    asked = {name: Exists(accounts) for name, accounts in people.items()}
    found = Article.objects.filter(pk=article.pk).annotate(**asked).values(*asked).get()
    return {name for name, is_there in found.items() if is_there}


def _owed(article: Article) -> Sequence[Stage]:
    """What the article has still to pass, as long as it is on its way there."""
    state = State(article.state)
    if state not in (State.DRAFTING, *REVIEW_STATES):
        return []
    rest = REVIEW_STATES if state == State.DRAFTING else REVIEW_STATES[REVIEW_STATES.index(state) :]
    owed = [STAGE_OF[other] for other in demanded(article.channel) if other in rest]
    proofed = article.reviews.filter(voided_at=None, stage=Stage.PROOF)
    if article.channel.proof_demanded and not proofed.exists():
        owed.append(Stage.PROOF)
    return owed


def _permission(stage: Stage) -> str:
    given = {STAGE_OF[state]: name for state, name in REVIEW_PERMISSION.items()}
    return given.get(stage) or STEP_OF[Act.PROOF].permission or ""


def _no_publisher() -> str:
    return _("No account can publish yet. Ask an administrator to give somebody the role.")
