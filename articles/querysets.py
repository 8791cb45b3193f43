"""Which articles are whose, whose turn it is, and what of them is public: reads of desk copies."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from articles.records import Decision, Review, Revision
from articles.states import Stage, State
from articles.workflow import RETURNS, REVIEW_PERMISSION, REVIEW_STATES, Act
from authors.models import User
from editions.content import Role
from editions.models import Edition

if TYPE_CHECKING:
    from articles.models import Article  # noqa: F401 # the models are built on these reads

# 责任编辑 is no writer: the responsible editor reviews.
WRITING_ROLES = (Role.WRITER, Role.PHOTOGRAPHER, Role.TRANSLATOR)
_ON_A_CARD = (
    *("headline", "state", "state_since", "updated_at", "embargo_until"),
    *("channel_id", "story_id", "created_by__name", "created_by__username"),
)


class ArticleQuerySet(models.QuerySet["Article"]):
    """Reads of desk copies."""

    def for_cards(self) -> Self:
        """What a card of the board shows, without bodies; channels are read once for all cards."""
        return self.select_related("created_by").only(*_ON_A_CARD)

    def in_channels(self, channel_ids: Collection[int] | None) -> Self:
        """Those in the channels; None: in any."""
        return self if channel_ids is None else self.filter(channel__in=channel_ids)

    def not_discarded(self) -> Self:
        """Those that nobody has given up."""
        return self.exclude(state=State.DISCARDED)

    def in_state(self, state: str) -> Self:
        """Those in the state, the latest worked on first."""
        return self.filter(state=state).order_by("-updated_at", "-pk")

    def longest_in_state(self, state: str) -> Self:
        """Those in the state, the one that has waited longest first."""
        return self.filter(state=state).order_by("state_since", "pk")

    def written_by(self, user: Any) -> Self:
        """Those that a person created or is credited for as writer, photographer, translator."""
        return self.filter(self._written(user)).order_by("-updated_at", "-pk")

    def to_review_by(self, user: User) -> Self:
        """Those whose next review or owed proof-reading the person may give, longest first."""
        return self.filter(self._to_review(user)).order_by("state_since", "pk")

    def waiting_for(self, user: User) -> Self:
        """Those that wait for an act of the person, the one that has waited longest first."""
        turns = (Q(state=State.DRAFTING) & self._written(user) & _was_brought_back()) | (
            self._to_review(user)
        )
        if user.has_perm("articles.publish_article"):
            turns |= Q(state=State.READY)
        at_work = (State.DRAFTING, *REVIEW_STATES, State.READY)
        return self.filter(turns, state__in=at_work).order_by("state_since", "pk")

    def going_live(self, at: datetime) -> Self:
        """Those of which a version waits at the moment, with its time as `live_from`."""
        return self._with(Edition.objects.waiting(at)).order_by("live_from", "pk")

    def went_live(self, since: datetime, at: datetime) -> Self:
        """Those whose live version went live since a moment, the latest first; undated ones not."""
        editions = Edition.objects.live(at).filter(live_from__gte=since)
        return self._with(editions).filter(story__dated=True).order_by("-live_from", "-pk")

    def _with(self, editions: models.QuerySet[Edition]) -> Self:
        of_this = editions.filter(story=OuterRef("story")).values("live_from")[:1]
        return self.filter(story__in=editions.values("story")).annotate(live_from=Subquery(of_this))

    def _written(self, user: Any) -> Q:
        credited = self.model.objects.filter(
            credits__author__user=user, credits__role__in=WRITING_ROLES
        )
        return Q(created_by=user) | Q(pk__in=credited.values("pk"))

    def _to_review(self, user: User) -> Q:
        """As articles.steps.check_person has it for one article."""
        states = [state for state, needed in REVIEW_PERMISSION.items() if user.has_perm(needed)]
        reviewed = Q(Exists(_standing().exclude(stage=Stage.PROOF).filter(by=user)))
        turns = Q(state__in=states) & ~reviewed
        if user.has_perm("articles.proof_article"):
            turns |= Q(state__in=REVIEW_STATES) & _owes_proof()
        return turns & ~self._written(user) & ~_changed_by(user)


def _owes_proof() -> Q:
    """Whether the article's channel demands proof-reading, and it has had none."""
    return Q(channel__proof_demanded=True) & ~Q(Exists(_standing().filter(stage=Stage.PROOF)))


def _standing() -> models.QuerySet[Review]:
    return Review.objects.filter(article=OuterRef("pk"), voided_at=None)


def _was_brought_back() -> Q:
    """Whether a return, a recall or a newer version going before it made a draft of it."""
    back = Decision.objects.filter(
        Q(act__in=RETURNS) | Q(act=Act.REOPEN, details__has_key="sent_back"),
        article=OuterRef("pk"),
        at=OuterRef("state_since"),
        to_state=State.DRAFTING,
    )
    return Q(Exists(back))


def _changed_by(user: User) -> Q:
    """As articles.rounds.changed_in_round has it for one article."""
    changes = Revision.objects.filter(article=OuterRef("pk"), by=user, words_changed=True)
    return Q(Exists(changes)) & (
        Q(round_since=None) | Q(Exists(changes.filter(at__gt=OuterRef("round_since"))))
    )
