"""The names of where a desk copy is, and of the reviews on its way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where the desk copy is; waiting, live and withdrawn are read from the story's editions."""

    DRAFTING = "drafting", _("drafting")
    FIRST_REVIEW = "first_review", _("first review")
    SECOND_REVIEW = "second_review", _("second review")
    FINAL_REVIEW = "final_review", _("final review")
    READY = "ready", _("ready")
    RELEASED = "released", _("released")
    DISCARDED = "discarded", _("discarded")


class Public(models.TextChoices):
    """What readers get of a released article: read from the story's editions, kept in the log."""

    LIVE = "live", _("live")
    WAITING = "waiting", _("waiting to go live")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Stage(models.TextChoices):
    """What a review is part of: one of the three reviews, or the proof-reading beside them."""

    FIRST = "first", _("first review")
    SECOND = "second", _("second review")
    FINAL = "final", _("final review")
    PROOF = "proof", _("proof-reading")
