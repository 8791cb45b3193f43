"""What stands beside an article on the desk: its state, the open steps, reviews, log, revisions."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.follow_up import MOST_SHOWN
from articles.models import Article, Decision, Review, Revision, State
from articles.step_forms import StepForm, words_for_steps
from articles.steps import hindrance, may_edit, steps_for
from articles.wording import standing_words
from articles.workflow import RETURNS, REVIEW_STATES, STEP_OF, STEPS, Act, Step, next_state
from authors.models import User
from editions.models import Edition
from editions.standing import Standing, standing

LATEST_REVISIONS = 20


@dataclass(frozen=True)
class OpenStep:
    """A step that the person may take now, with its form."""

    step: Step
    form: StepForm
    leads_to: str = ""

    @property
    def asks(self) -> bool:
        """Whether the step can't be taken without something that the person gives."""
        return any(field.required for field in self.form.fields.values())


@dataclass(frozen=True)
class Panel:
    """All that the desk shows beside one article."""

    editable: bool
    steps: list[OpenStep]
    state_words: str = ""
    standing: Standing = field(default_factory=Standing)
    state: str = ""
    digest: str = ""
    """Of the text as it stands: what whoever decides now has read."""
    returned: Decision | None = None
    """The return, or the recall, that the draft is being mended after."""
    sent_back: bool = False
    """Whether the desk's copy is the older text that waited when the live one was published."""
    hindrance: str = ""
    """Why the review that is due is not this person's, though their roles give it."""
    voids_reviews: bool = False
    reviews_next: bool = False
    """Whether the person may give the review that is due, as long as they change nothing."""
    reviews: list[Review] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    saved_at: datetime | None = None
    embargo: datetime | None = None
    """Before which the text can't go live; None once it has passed."""
    follows: Article | None = None
    followed_by: list[Article] = field(default_factory=list)

    typed: list[tuple[str, str]] = field(default_factory=list)
    """Label and words that were typed for steps which are not open to the person any more."""

    @property
    def primary(self) -> OpenStep | None:
        """The next step: the one button that goes on without asking for anything."""
        ready = (step for step in self.steps if step.step.primary and not step.asks)
        return next(ready, None)

    @property
    def has_more(self) -> bool:
        """Whether there is anything to say of steps, beside the one button."""
        asks = self.primary is not None and bool(self.primary.form.fields)
        return bool(self.others or asks or not self.steps or self.voids_reviews or self.hindrance)

    @property
    def others(self) -> list[OpenStep]:
        """The steps beside it."""
        return [step for step in self.steps if step is not self.primary]


def posted_step(data: Any) -> Step | None:
    """The step that a posted form names; None: it only saves."""
    act = data.get("_step", "")
    return STEP_OF[Act(act)] if act in {step.act for step in STEPS} else None


def panel_of(article: Article | None, user: User, *, data: Any, at: datetime) -> Panel:
    """The panel of an article as it stands, or of one that is still to be created."""
    if article is None or article.pk is None:
        submit = STEP_OF[Act.SUBMIT]
        return Panel(editable=True, steps=[OpenStep(submit, StepForm(submit, waiting=None))])
    # the form may have put what was typed on the article: the panel tells what is stored
    related = Article.objects.select_related("channel__parent", "lead_picture", "follows")
    article = related.defer("follows__body").get(pk=article.pk)
    now = standing(article.story_id, at=at)
    digest = article.content().digest()
    decisions = list(article.decisions.select_related("by"))
    steps = steps_for(article, user, at=at)
    return Panel(
        editable=may_edit(article, user),
        steps=[_open(step, article, waiting=now.waiting, data=data) for step in steps],
        state_words=standing_words(article, now),
        standing=now,
        voids_reviews=article.state in (*REVIEW_STATES, State.READY),
        state=article.state,
        digest=digest,
        returned=_brought_back(article, decisions, *RETURNS),
        sent_back=_was_sent_back(article, decisions),
        hindrance=str(hindrance(article, user) or ""),
        reviews_next=STEP_OF[Act.APPROVE] in steps,
        reviews=list(article.reviews.filter(voided_at=None, digest=digest).select_related("by")),
        decisions=decisions,
        revisions=list(article.revisions.select_related("by").defer("content")[:LATEST_REVISIONS]),
        saved_at=article.updated_at,
        embargo=_ahead(article.embargo_until, at),
        follows=article.follows,
        followed_by=list(
            article.followed_by.only("headline", "follows").order_by("-pk")[:MOST_SHOWN]
        ),
        typed=_not_shown(data, steps) if data else [],
    )


def _open(step: Step, article: Article, *, waiting: Edition | None, data: Any) -> OpenStep:
    """A step with its form, which holds what was posted with it or typed beside another."""
    posted = data if data and step == posted_step(data) else None
    form = StepForm(step, waiting=waiting, data=posted, typed=data)
    return OpenStep(step, form, _leads_to(article, step))


def _not_shown(data: Any, steps: list[Step]) -> list[tuple[str, str]]:
    return [
        (f"{step.label} · {label}", words)
        for step, label, words in words_for_steps(data)
        if step not in steps
    ]


def _brought_back(
    article: Article, decisions: list[Decision], *acts: Decision.Act
) -> Decision | None:
    """The act that made a draft of the article again, if it was one of these."""
    if article.state != State.DRAFTING:
        return None
    moves = (decision for decision in decisions if decision.from_state != decision.to_state)
    latest = next(moves, None)
    return latest if latest and latest.act in acts else None


def _was_sent_back(article: Article, decisions: list[Decision]) -> bool:
    reopened = _brought_back(article, decisions, Act.REOPEN)
    return reopened is not None and "sent_back" in reopened.details


def _ahead(moment: datetime | None, at: datetime) -> datetime | None:
    return moment if moment and moment > at else None


def _leads_to(article: Article, step: Step) -> str:
    if step.act in {Act.SUBMIT, Act.APPROVE}:
        return str(next_state(article.state, article.channel).label)
    return ""
