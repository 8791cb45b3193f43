"""What a step asks of the person who takes it, and the act that it calls."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.discard import discard_article, take_up_article
from articles.log import LONGEST_REASON
from articles.models import Article, Decision
from articles.notes import leave_note
from articles.refusals import ActRefused
from articles.release import (
    WaitingChoice,
    cancel_schedule,
    publish_article,
    put_back_article,
    reopen_article,
)
from articles.review import (
    approve_article,
    proof_article,
    recall_article,
    return_article,
    submit_article,
)
from articles.takedown import lift_embargo, restore_article, withdraw_article
from articles.workflow import RELEASES, STEPS, Act, Step
from authors.models import User
from editions.models import Edition
from editions.publish import FARTHEST
from editions.refusals import NoteOwed


class StepIncomplete(ActRefused):
    """The step asks for something that was not given; its form says what."""

    sentence = _("This step needs something more: see beside its button.")

    def __init__(self, form: "StepForm") -> None:
        """`form`: as it was filled in. What is there but can't be taken is told itself."""
        super().__init__()
        self.wrong = [
            f"{form.fields[name].label}: {error}" if name in form.fields else str(error)
            for name, errors in form.errors.as_data().items()
            for error in _told(errors)
        ]

    def __str__(self) -> str:
        return " ".join(self.wrong) or super().__str__()


class StepForm(forms.Form):
    """The fields of one step; their names carry the act, since a page has several such forms."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why: the reason is shown to everyone concerned.")},
    )
    live_from = forms.DateTimeField(
        label=_("Goes live at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Beijing time."),
    )
    note = forms.CharField(
        label=_("Public note"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Readers see it: what was wrong, and what is right."),
        error_messages={"required": NoteOwed.sentence},
    )
    notice = forms.CharField(
        label=_("Notice to readers"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Stands in place of the story; empty: the plain word that it was withdrawn."),
    )
    opinion = forms.CharField(
        label=_("Opinion"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    waiting = forms.ChoiceField(
        label=_("The version that is waiting"),
        choices=[
            (WaitingChoice.CANCEL, _("cancel it")),
            (WaitingChoice.SEND_BACK, _("send it back to be brought up to date")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Decide what becomes of the version that is waiting.")},
    )

    def __init__(
        self, step: Step, *, waiting: Edition | None, data: Any = None, typed: Any = None
    ) -> None:
        """`data`: what was posted with the step. `typed`: what was posted with another one."""
        prefix = str(step.act)
        initial = {name: (typed or {}).get(f"{prefix}-{name}", "") for name in self.base_fields}
        super().__init__(data, prefix=prefix, initial=initial, label_suffix="")
        wanted = {
            "reason": step.needs_reason or step.takes_reason,
            "live_from": step.needs_time,
            "note": step.needs_note,
            "notice": step.act == Act.WITHDRAW,
            "opinion": step.act in {Act.APPROVE, Act.PROOF},
            "waiting": step.act in RELEASES and waiting is not None,
        }
        for name in [name for name, is_wanted in wanted.items() if not is_wanted]:
            del self.fields[name]
        if step.takes_reason:
            self.fields["reason"].required = False
        if step.act == Act.NOTE:
            words = self.fields["reason"]
            words.label = _("Note")
            words.help_text = _("Stands in the log. @ with a colleague's name tells them.")
            words.error_messages["required"] = _("Write the note first.")
        for field in self.fields.values():
            # a browser would cut a paste at this length without a word
            field.widget.attrs.pop("maxlength", None)

    def clean_live_from(self) -> datetime:
        """A moment to come, within a year."""
        moment: datetime = self.cleaned_data["live_from"]
        now = timezone.now()
        if moment.year < now.year - 1 or moment < now:
            raise forms.ValidationError(
                _("That time has passed. Choose a later one, or publish now.")
            )
        if moment.year > now.year + 1 or moment > now + FARTHEST:
            raise forms.ValidationError(_("That time is more than a year away. Check the date."))
        return moment


def words_for_steps(data: Any) -> list[tuple[Step, str, str]]:
    """What a posted page holds of words typed for its steps: step, the field's label, words."""
    found = [
        (step, str(field.label), str(data.get(f"{step.act}-{name}", "")).strip())
        for step in STEPS
        for name, field in StepForm.base_fields.items()
        if isinstance(field, forms.CharField)
    ]
    return [(step, label, words) for step, label, words in found if words]


def _told(errors: list[forms.ValidationError]) -> list[str]:
    return [message for error in errors if error.code != "required" for message in error.messages]


def take_step(
    *, article: Article, step: Step, by: User, at: datetime, digest: str, given: dict[str, Any]
) -> None:
    """Take a step with what its form gave; `digest` names the text that the person had open.

    Raises an ActRefused or a PublicationRefused; nothing is changed then.
    """
    _ACTS[step.act](article=article, by=by, at=at, digest=digest, given=given)


def _plain(act: Callable[..., Any], *names: str) -> Callable[..., Any]:
    def run(
        *, article: Article, by: User, at: datetime, digest: str, given: dict[str, Any]
    ) -> None:
        act(article=article, by=by, at=at, **{name: given[name] for name in names})

    return run


def _approve(
    *, article: Article, by: User, at: datetime, digest: str, given: dict[str, Any]
) -> None:
    approve_article(article=article, by=by, at=at, digest=digest, opinion=given["opinion"])


def _proof(*, article: Article, by: User, at: datetime, digest: str, given: dict[str, Any]) -> None:
    proof_article(article=article, by=by, at=at, digest=digest, opinion=given["opinion"])


def _publish(
    *, article: Article, by: User, at: datetime, digest: str, given: dict[str, Any]
) -> None:
    publish_article(
        article=article,
        by=by,
        at=at,
        live_from=given.get("live_from"),
        correction_note=given.get("note"),
        waiting=WaitingChoice(given.get("waiting", "")),
    )


_ACTS: dict[Decision.Act, Callable[..., Any]] = {
    Act.SUBMIT: _plain(submit_article),
    Act.APPROVE: _approve,
    Act.PROOF: _proof,
    Act.RETURN: _plain(return_article, "reason"),
    Act.RECALL: _plain(recall_article, "reason"),
    Act.DISCARD: _plain(discard_article),
    Act.TAKE_UP: _plain(take_up_article),
    Act.PUBLISH: _publish,
    Act.UPDATE: _publish,
    Act.SCHEDULE: _publish,
    Act.CORRECT: _publish,
    Act.CANCEL: _plain(cancel_schedule),
    Act.REOPEN: _plain(reopen_article),
    Act.PUT_BACK: _plain(put_back_article),
    Act.WITHDRAW: _plain(withdraw_article, "reason", "notice"),
    Act.RESTORE: _plain(restore_article, "reason"),
    Act.LIFT_EMBARGO: _plain(lift_embargo, "reason"),
    Act.NOTE: _plain(leave_note, "reason"),
}
