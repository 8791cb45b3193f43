"""What is kept of an article's way: each save, review and decision, and who is told of it."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.states import Public, Stage, State


class Revision(models.Model):
    """An immutable snapshot of an article, one per save that changed content."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("saved"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    digest = models.CharField(max_length=64)
    words_changed = models.BooleanField(
        help_text="Whether whoever saved it changed words that they may not then review."
    )
    content = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        default_permissions = ()
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} #{self.number}"


class Review(models.Model):
    """One person's approval at one stage, bound to the digest of what was read."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="reviews"
    )
    stage = models.CharField(_("stage"), max_length=6, choices=Stage)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("given"))
    digest = models.CharField(max_length=64)
    opinion = models.CharField(_("opinion"), max_length=500, blank=True)
    voided_at = models.DateTimeField(_("voided"), null=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "stage"],
                condition=Q(voided_at=None),
                name="review_one_that_counts_per_stage",
            ),
            models.UniqueConstraint(
                fields=["article", "by"],
                condition=Q(voided_at=None) & ~Q(stage="proof"),
                name="review_nobody_reviews_twice",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="review_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.stage} {self.by_id}"


class Decision(models.Model):
    """An entry of the append-only log: who did what to which article, when, why."""

    class Act(models.TextChoices):
        """What was done."""

        CREATE = "create", _("created")
        IMPORT = "import", _("imported")
        SUBMIT = "submit", _("sent to review")
        APPROVE = "approve", _("passed")
        PROOF = "proof", _("proof-read")
        RETURN = "return", _("returned")
        RECALL = "recall", _("recalled")
        VOID = "void", _("reviews voided by a change")
        DISCARD = "discard", _("discarded")
        TAKE_UP = "take_up", _("taken up again")
        PUBLISH = "publish", _("published")
        UPDATE = "update", _("updated without a note")
        SCHEDULE = "schedule", _("scheduled")
        CANCEL = "cancel", _("schedule cancelled")
        REOPEN = "reopen", _("reopened")
        PUT_BACK = "put_back", _("reopening undone")
        CORRECT = "correct", _("corrected")
        WITHDRAW = "withdraw", pgettext_lazy("what was done", "withdrawn")
        RESTORE = "restore", _("restored")
        LIFT_EMBARGO = "lift_embargo", _("embargo lifted")
        NOTE = "note", _("left a note")
        EARLIER = "earlier", _("took an earlier text up again")

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("article"),
    )
    act = models.CharField(_("act"), max_length=12, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("when"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    from_state = models.CharField(_("from"), max_length=13, blank=True)
    to_state = models.CharField(_("to"), max_length=13, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["article", "-at", "-id"], name="decision_of_article"),
            models.Index(fields=["-at", "-id"], name="decision_latest"),
        ]

    def __str__(self) -> str:
        return self.get_act_display()

    @property
    def moved(self) -> str:
        """`first review → second review`, where the article was moved on."""
        if self.from_state == self.to_state or not self.from_state:
            return ""
        return f"{self._named(self.from_state)} → {self._named(self.to_state)}"

    def _named(self, state: str) -> str:
        """A state as the article's page said it then: released is what readers got of it."""
        public = self.details.get("public", "") if state == State.RELEASED else ""
        return str(Public(public).label if public in Public.values else State(state).label)


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Reads of notices, and the one thing that changes in them."""

    def of(self, person: models.Model, kind: str) -> Self:
        """A person's notices of a kind, newest first, with what a line of the inbox shows."""
        lines = self.filter(person=person, kind=kind).order_by("-pk")
        return lines.select_related("decision__article", "decision__by").defer(
            "decision__article__body"
        )

    def unread(self, person: models.Model) -> Self:
        """A person's notices that they have not opened."""
        return self.filter(person=person, read_at=None)

    def about(self, article: Any) -> Self:
        """Those that tell of the article; a row, or a reference to one in a query."""
        return self.filter(decision__article=article)

    def mark_read(self, at: datetime) -> int:
        """Enter that they were read, where that is not entered yet."""
        return self.filter(read_at=None).update(read_at=at)


class Notice(models.Model):
    """Somebody is told of a decision: of what became of their text, or that its reason names them.

    Returned stands for all that writers are told of (articles.workflow.TOLD_TO_WRITERS).
    """

    class Kind(models.TextChoices):
        """Why the person is told."""

        RETURNED = "returned", _("returned")
        MENTION = "mention", _("mention")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=8, choices=Kind)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        default_permissions = ()
        indexes = [
            models.Index(fields=["person", "kind", "-id"], name="notice_of_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "decision", "kind"], name="notice_once_of_a_decision"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["returned", "mention"]), name="notice_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.decision_id}"
