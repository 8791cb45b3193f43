"""A card of the board: one article, where it stands, and for how long it has waited."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from articles.models import WRITING_ROLES, Article, Credit, Decision, Review, Stage, State
from articles.wording import clock_words, standing_words
from articles.workflow import BROUGHT_BACK, REVIEW_PERMISSION, REVIEW_STATES, Act
from authors.models import User
from channels.models import Channel
from editions.models import Edition
from editions.standing import Standing, standings

LATE_AFTER = {
    State.FIRST_REVIEW: timedelta(hours=2),
    State.SECOND_REVIEW: timedelta(hours=2),
    State.FINAL_REVIEW: timedelta(hours=2),
    State.READY: timedelta(hours=1),
}
"""How long an article may wait in a state before the board calls it late.

A newsroom's rule of thumb: a review is due within two hours, what is ready goes out within one.
Drafts are never late, and nothing is late under an embargo.
"""
_TO_DRAFT = {
    Act.RETURN: gettext_lazy("to mend"),
    Act.RECALL: gettext_lazy("taken back"),
    Act.REOPEN: gettext_lazy("to bring up to date"),
}
_HOUR = 60  # minutes
_DAY = 24  # hours


@dataclass(frozen=True, kw_only=True)
class Card:
    """What the board and the inbox show of one article."""

    article: Article
    channel: str
    people: str
    since: datetime
    """Since when it waits; of a draft: when it was last changed."""
    waited: str
    """For how long; empty under an embargo, before which nothing can be done."""
    late: bool = False
    task: str = ""
    """What the person is to do with it, where it is their turn."""
    standing: str = ""
    """The desk's state, and what readers have of it."""
    state: str = ""
    """The desk's state, where it is being worked on beside what readers have."""
    public: str = ""
    """What readers have of it, where that is not all there is to say."""
    kind: str = ""
    """Why the live version was made, where it is not the first."""
    planned: datetime | None = None
    planned_words: str = ""
    live_from: datetime | None = None
    live_words: str = ""
    embargo_words: str = ""
    owes_proof: bool = False
    brought_back: Decision | None = None
    """The act that made a draft of it again."""


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What was read for all cards at once."""

    user: User
    at: datetime
    channels: Mapping[int, Channel]
    standings: Mapping[int, Standing]
    people: Mapping[int, list[str]]
    brought_back: Mapping[int, Decision]
    proofed: Collection[int] = field(default=())


def cards_of(
    articles: Collection[Article], *, user: User, at: datetime, channels: Mapping[int, Channel]
) -> dict[int, Card]:
    """The cards of articles by their ids, as the person sees them, in at most five queries."""
    in_state = {article.pk: article.state for article in articles}
    drafts = [pk for pk, state in in_state.items() if state == State.DRAFTING]
    owing = {
        article.pk
        for article in articles
        if article.state in REVIEW_STATES and channels[article.channel_id].proof_demanded
    }
    proofs = Review.objects.filter(article__in=owing, stage=Stage.PROOF, voided_at=None)
    stories = {article.story_id for article in articles if article.story_id}
    read = _Read(
        user=user,
        at=at,
        channels=channels,
        standings=standings(stories, at=at) if stories else {},
        people=_people(in_state),
        brought_back=_brought_back(drafts) if drafts else {},
        proofed=set(proofs.values_list("article", flat=True)) if owing else (),
    )
    return {article.pk: _card(article, read) for article in articles}


def _card(article: Article, read: _Read) -> Card:
    now = read.standings.get(article.story_id or 0, Standing())
    channel = read.channels[article.channel_id]
    since = _waits_since(article)
    late_after = LATE_AFTER.get(State(article.state))
    embargoed = article.embargo_until if _is_after(article.embargo_until, read.at) else None
    in_review = article.state in REVIEW_STATES
    owes_proof = in_review and channel.proof_demanded and article.pk not in read.proofed
    brought_back = read.brought_back.get(article.pk)
    people = read.people.get(article.pk) or [str(article.created_by or "")]
    return Card(
        article=article,
        channel=channel.path_name,
        people="、".join(filter(None, people)),
        since=since,
        waited="" if embargoed else waited_words(since, read.at),
        late=bool(late_after and not embargoed and read.at - since > late_after),
        task=_task(article, read.user, brought_back),
        standing=standing_words(article, now),
        state="" if article.state == State.RELEASED else str(State(article.state).label),
        public=_public(now),
        kind=_kind(now),
        planned=now.waiting.live_from if now.waiting else None,
        planned_words=clock_words(now.waiting.live_from, read.at) if now.waiting else "",
        live_from=now.live.live_from if now.live else None,
        live_words=clock_words(now.live.live_from, read.at) if now.live else "",
        embargo_words=clock_words(embargoed, read.at) if embargoed else "",
        owes_proof=owes_proof,
        brought_back=brought_back,
    )


def waited_words(since: datetime, at: datetime) -> str:
    """`3 hours`, in one unit, from one minute on."""
    minutes = max(1, (at - since) // timedelta(minutes=1))
    if minutes < _HOUR:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if (hours := minutes // _HOUR) < _DAY:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = hours // _DAY
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def _waits_since(article: Article) -> datetime:
    if article.state == State.DRAFTING:
        return max(article.updated_at, article.state_since)
    if article.state == State.READY and article.embargo_until:
        return max(article.state_since, article.embargo_until)
    return article.state_since


def _is_after(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment > at


def _task(article: Article, user: User, brought_back: Decision | None) -> str:
    state = State(article.state)
    if state == State.DRAFTING:
        return str(_TO_DRAFT[Act(brought_back.act)]) if brought_back else _("to mend")
    if state not in REVIEW_PERMISSION:
        return _("to release")
    return str(state.label if user.has_perm(REVIEW_PERMISSION[state]) else Stage.PROOF.label)


def _public(now: Standing) -> str:
    if now.withdrawn:
        return _("withdrawn")
    return _("live") if now.live else ""


def _kind(now: Standing) -> str:
    if now.live is None or now.live.kind == Edition.Kind.FIRST:
        return ""
    return str(Edition.Kind(now.live.kind).label)


def _people(article_ids: Collection[int]) -> dict[int, list[str]]:
    lines = Credit.objects.filter(article__in=article_ids, role__in=WRITING_ROLES)
    people: dict[int, list[str]] = {}
    for line in lines.select_related("author"):
        names = people.setdefault(line.article_id, [])
        if line.printed_name not in names:
            names.append(line.printed_name)
    return people


def _brought_back(article_ids: Collection[int]) -> dict[int, Decision]:
    acts = Decision.objects.filter(
        article__in=article_ids,
        act__in=BROUGHT_BACK,
        to_state=State.DRAFTING,
        at=F("article__state_since"),
    )
    return {decision.article_id: decision for decision in acts.select_related("by").order_by("pk")}
