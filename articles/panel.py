"""What stands beside an article on the desk: its state, the open steps, reviews, log, revisions."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext

from articles.follow_up import MOST_SHOWN
from articles.models import Article, Decision, Notice, Review, Revision, State
from articles.reviewers import dead_end_words, needed_after_change, nobody_left
from articles.rounds import would_adopt
from articles.step_forms import StepForm, words_for_steps
from articles.steps import hindrance, may_edit, steps_for
from articles.telling import unsigned_words
from articles.wording import reviews_of, stages_words, standing_words, whole_minute
from articles.workflow import (
    AT_ONCE,
    RETURNS,
    REVIEW_STATES,
    STEP_OF,
    STEPS,
    Act,
    Step,
    next_state,
)
from authors.models import User
from channels.models import Channel
from editions.models import Edition
from editions.standing import Standing, standing

LATEST_REVISIONS = 20
_ON_ITS_WAY = (State.DRAFTING, *REVIEW_STATES)


@dataclass(frozen=True)
class OpenStep:
    """A step that the person may take now, with its form."""

    step: Step
    form: StepForm
    leads_to: str = ""

    @property
    def asks(self) -> bool:
        """Whether the step can't be taken without something that the person gives."""
        return self.step.confirm is not None or any(
            field.required for field in self.form.fields.values()
        )


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
    adopts: bool = False
    """Whether the person would take over what others changed, by sending it to review again."""
    sent_back: bool = False
    """Whether the desk's copy is the older text that waited when the live one was published."""
    hindrance: str = ""
    """Why the review that is due is not this person's, though their roles give it."""
    warnings: list[str] = field(default_factory=list)
    """What should be known before the text is changed or passed, or why nobody can go on."""
    dead_end: str = ""
    """What passing the text would lead to, where nobody could give a later review then."""
    way: str = ""
    """The reviews that the channel demands."""
    reviews: list[Review] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    saved_at: datetime | None = None
    embargo: datetime | None = None
    """Before which the text can't go live; None once it has passed."""
    follows: Article | None = None
    followed_by: list[Article] = field(default_factory=list)

    since_public: int | None = None
    """The number of the present revision, where the text is not the one that readers have."""
    topics: list[str] = field(default_factory=list)
    """Their names as readers see them, in order."""
    lacks_channels: bool = False
    """Whether there is no channel yet that a new article could stand in."""
    unsigned: str = ""
    """That readers will see the story without a name, where that is so."""
    unread: bool = False
    """Whether the person has not read all that they were told of the article."""
    typed: list[tuple[str, str]] = field(default_factory=list)
    """Label and words that were typed for steps which are not open to the person any more."""

    @property
    def primary(self) -> OpenStep | None:
        """The next step: the one button that goes on without asking for anything."""
        ready = (step for step in self.steps if step.step.primary and not step.asks)
        return next(ready, None)

    @property
    def described_by(self) -> str:
        """The ids of what has to be read before that button is pressed."""
        read = {"dead-end": self.dead_end, "warnings": self.warnings}
        return " ".join(place for place, words in read.items() if words)

    @property
    def choices(self) -> list[OpenStep]:
        """Steps that stand side by side, as equals; under embargo there is one, the schedule."""
        alone = {Act.SCHEDULE} if self.embargo else set()
        return [step for step in self.steps if step.step.choice or step.step.act in alone]

    @property
    def has_more(self) -> bool:
        """Whether there is anything to say of steps, beside the one button."""
        asks = self.primary is not None and bool(self.primary.form.fields)
        return bool(self.others or asks or not self.steps or self.hindrance)

    @property
    def others(self) -> list[OpenStep]:
        """The steps beside these."""
        return [
            step for step in self.steps if step is not self.primary and step not in self.choices
        ]


def posted_step(data: Any) -> Step | None:
    """The step that a posted form names; None: it only saves."""
    act = data.get("_step", "")
    return STEP_OF[Act(act)] if act in {step.act for step in STEPS} else None


def panel_of(article: Article | None, user: User, *, data: Any, at: datetime) -> Panel:
    """The panel of an article as it stands, or of one that is still to be created."""
    if article is None or article.pk is None:
        return _panel_of_new()
    # the form may have put what was typed on the article: the panel tells what is stored
    related = Article.objects.select_related("channel__parent", "lead_picture", "follows")
    told = Exists(Notice.objects.unread(user).about(OuterRef("pk")))
    article = related.defer("follows__body").annotate(unread=told).get(pk=article.pk)
    now = standing(article.story_id, at=at)
    content = article.content()
    digest = content.digest()
    decisions = list(article.decisions.select_related("by"))
    embargo = _ahead(article.embargo_until, at)
    steps = steps_for(article, user, at=at)
    if embargo:
        # what goes out at once can only be refused: the schedule is the next step
        steps = [step for step in steps if step.act not in AT_ONCE]
    reviews = article.reviews.filter(voided_at=None, digest=digest).select_related("by")
    passes = STEP_OF[Act.APPROVE] in steps
    returned = _brought_back(article, decisions, *RETURNS)
    return Panel(
        editable=may_edit(article, user),
        steps=[_open(step, article, waiting=now.waiting, data=data) for step in steps],
        state_words=standing_words(article, now),
        standing=now,
        warnings=_warnings(article, user, passes=passes, reviewed=bool(reviews)),
        dead_end=dead_end_words(article, user) if passes else "",
        way=reviews_of(article.channel) if article.state in _ON_ITS_WAY else "",
        state=article.state,
        digest=digest,
        returned=returned,
        adopts=returned is not None and would_adopt(article, user),
        sent_back=_was_sent_back(article, decisions),
        hindrance=str(hindrance(article, user) or ""),
        reviews=list(reviews),
        decisions=decisions,
        revisions=list(article.revisions.select_related("by").defer("content")[:LATEST_REVISIONS]),
        saved_at=article.updated_at,
        embargo=embargo,
        follows=article.follows,
        followed_by=list(
            article.followed_by.only("headline", "follows").order_by("-pk")[:MOST_SHOWN]
        ),
        since_public=article.version if now.live and now.live.digest != digest else None,
        topics=list(dict.fromkeys(topic.name for topic in content.topics)),
        unsigned=unsigned_words() if content.names_nobody else "",
        unread=article.unread,  # type: ignore[attr-defined]
        typed=_not_shown(data, steps) if data else [],
    )


def _panel_of_new() -> Panel:
    submit = STEP_OF[Act.SUBMIT]
    return Panel(
        editable=True,
        steps=[OpenStep(submit, StepForm(submit, waiting=None))],
        lacks_channels=not Channel.objects.exists(),
    )


def _warnings(article: Article, user: User, *, passes: bool, reviewed: bool) -> list[str]:
    nobody = nobody_left(article)
    found = [nobody]
    if article.state in (*REVIEW_STATES, State.READY) and may_edit(article, user):
        if reviewed:
            found.append(gettext("Changing the text now voids the reviews given so far."))
        if passes:
            found.append(
                gettext(
                    "If you change it, somebody else must review it, until a writer has taken your"
                    " changes over by sending the story to review again after a return."
                )
            )
        if not nobody and (needed := needed_after_change(article, user)):
            found.append(
                gettext(
                    "You are the only one who can give the %(stage)s: if you change the text,"
                    " nobody will be left for it."
                )
                % {"stage": stages_words(needed)}
            )
    return [warning for warning in found if warning]


def _open(step: Step, article: Article, *, waiting: Edition | None, data: Any) -> OpenStep:
    """A step with its form, which holds what was posted with it or typed beside another."""
    posted = data if data and step == posted_step(data) else None
    form = StepForm(step, waiting=waiting, data=posted, typed=data)
    embargo = _ahead(article.embargo_until, timezone.now())
    if embargo and step.act == Act.SCHEDULE and not data:
        form.initial["live_from"] = whole_minute(embargo)
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
