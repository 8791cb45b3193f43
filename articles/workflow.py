"""The editing workflow as one table: who may take which step from which state to which."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.records import Decision
from articles.states import Stage, State
from channels.models import Channel, Reviews

Act = Decision.Act
RELEASES = (Act.PUBLISH, Act.UPDATE, Act.SCHEDULE, Act.CORRECT)
AT_ONCE = (Act.PUBLISH, Act.UPDATE, Act.CORRECT)
"""The acts that bring readers a text now."""

RETURNS = (Act.RETURN, Act.RECALL)
BROUGHT_BACK = (*RETURNS, Act.REOPEN)
"""The acts that make a draft again of what had gone on."""

TOLD_TO_WRITERS = (*RETURNS, Act.DISCARD, Act.WITHDRAW, Act.RESTORE)
"""The acts of which those who wrote the text are told."""

REVIEW_STATES = (State.FIRST_REVIEW, State.SECOND_REVIEW, State.FINAL_REVIEW)
STAGE_OF = {
    State.FIRST_REVIEW: Stage.FIRST,
    State.SECOND_REVIEW: Stage.SECOND,
    State.FINAL_REVIEW: Stage.FINAL,
}
STATE_OF = {stage: state for state, stage in STAGE_OF.items()}
REVIEW_PERMISSION = {
    State.FIRST_REVIEW: "articles.first_review_article",
    State.SECOND_REVIEW: "articles.second_review_article",
    State.FINAL_REVIEW: "articles.final_review_article",
}
_DEMANDED: dict[int, tuple[State, ...]] = {
    Reviews.FINAL: (State.FINAL_REVIEW,),
    Reviews.FIRST_AND_FINAL: (State.FIRST_REVIEW, State.FINAL_REVIEW),
    Reviews.ALL: REVIEW_STATES,
}


class Writers(Enum):
    """What it means for a step that the person wrote the article."""

    AS_OTHERS = "as others"
    TOO = "too"
    """Its writers may take the step without the permission as well."""
    ALONE = "alone"
    """Nobody else may."""
    OTHERWISE = "otherwise"
    """They may not: they have another step for it."""
    NEVER = "never"
    """They may not, nor may who has reviewed it: a review is by another person."""


@dataclass(frozen=True)
class Step:
    """One act that a person can take on an article, and what it asks of them."""

    act: Decision.Act
    label: Promise
    from_states: tuple[State, ...]
    permission: str | None
    """Codename; None: that of the review stage (REVIEW_PERMISSION)."""
    needs_reason: bool = False
    takes_reason: bool = False
    """Whether a reason may be given where none is needed."""
    writers: Writers = Writers.AS_OTHERS
    when: str = ""
    """What must be so besides: a key of articles.steps.CONDITIONS."""
    needs_time: bool = False
    needs_note: bool = False
    primary: bool = False
    choice: Promise | None = None
    """What it means, where it stands beside another as one of two equal choices."""
    confirm: Promise | None = None
    """What is said before it is taken, where a slip of the hand would be a pity."""


ANYWHERE = tuple(State)
NOT_DISCARDED = tuple(state for state in State if state != State.DISCARDED)
STEPS: tuple[Step, ...] = (
    Step(
        Act.SUBMIT,
        _("Send to review"),
        (State.DRAFTING,),
        "articles.edit_any_article",
        writers=Writers.TOO,
        primary=True,
    ),
    Step(Act.APPROVE, _("Pass"), REVIEW_STATES, None, writers=Writers.NEVER, primary=True),
    Step(
        Act.PROOF,
        _("Proof-reading done"),
        REVIEW_STATES,
        "articles.proof_article",
        writers=Writers.NEVER,
        primary=True,
    ),
    Step(
        Act.RETURN,
        _("Return to drafting"),
        (*REVIEW_STATES, State.READY),
        "articles.return_article",
        needs_reason=True,
        writers=Writers.OTHERWISE,
    ),
    Step(
        Act.RECALL,
        _("Take back"),
        (*REVIEW_STATES, State.READY),
        "articles.change_article",
        takes_reason=True,
        writers=Writers.ALONE,
    ),
    Step(
        Act.DISCARD,
        _("Discard"),
        (State.DRAFTING,),
        "articles.edit_any_article",
        writers=Writers.TOO,
        when="unpublished",
        confirm=_(
            "It leaves the board and the lists. It is kept: the filter “discarded” finds it, and it"
            " can be taken up again."
        ),
    ),
    Step(
        Act.TAKE_UP,
        _("Take up again"),
        (State.DISCARDED,),
        "articles.edit_any_article",
        writers=Writers.TOO,
        primary=True,
    ),
    Step(
        Act.PUBLISH,
        _("Publish now"),
        (State.READY,),
        "articles.publish_article",
        when="new to readers",
        primary=True,
    ),
    Step(
        Act.SCHEDULE,
        _("Publish at a time"),
        (State.READY,),
        "articles.publish_article",
        needs_time=True,
    ),
    Step(
        Act.CORRECT,
        _("Publish as a correction"),
        (State.READY,),
        "articles.correct_article",
        needs_note=True,
        when="known to readers",
        choice=_("Something was wrong: readers see a note that says what."),
    ),
    Step(
        Act.UPDATE,
        _("Publish as an update"),
        (State.READY,),
        "articles.publish_article",
        when="known to readers",
        choice=_("Nothing was wrong: the new text takes the old one's place, without a note."),
    ),
    Step(
        Act.CANCEL,
        _("Cancel the schedule"),
        NOT_DISCARDED,
        "articles.publish_article",
        when="waiting",
    ),
    Step(
        Act.REOPEN,
        _("Reopen for work"),
        (State.RELEASED,),
        "articles.edit_any_article",
        writers=Writers.TOO,
    ),
    Step(
        Act.PUT_BACK,
        _("Undo the reopening"),
        (State.DRAFTING,),
        "articles.edit_any_article",
        writers=Writers.TOO,
        when="reopened",
    ),
    Step(
        Act.WITHDRAW,
        _("Withdraw"),
        NOT_DISCARDED,
        "articles.withdraw_article",
        needs_reason=True,
        when="public",
    ),
    Step(
        Act.RESTORE,
        _("Restore"),
        NOT_DISCARDED,
        "articles.withdraw_article",
        needs_reason=True,
        when="withdrawn",
    ),
    Step(
        Act.LIFT_EMBARGO,
        _("Lift the embargo"),
        NOT_DISCARDED,
        "articles.lift_embargo_article",
        needs_reason=True,
        when="embargoed",
    ),
    Step(Act.NOTE, _("Leave a note"), ANYWHERE, "articles.view_article", needs_reason=True),
)
STEP_OF = {step.act: step for step in STEPS}


def demanded(channel: Channel) -> Sequence[State]:
    """The review states that a channel's articles pass, in order."""
    return _DEMANDED[channel.reviews_demanded]


def next_state(state: str, channel: Channel) -> State:
    """Where an article goes when it is sent on from drafting or passed at a review.

    A channel may have changed its demands meanwhile: the next one it demands now counts.
    """
    order = [State.DRAFTING, *REVIEW_STATES]
    rest = order[order.index(State(state)) + 1 :]
    return next((candidate for candidate in rest if candidate in demanded(channel)), State.READY)
