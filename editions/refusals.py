"""Why the public record refuses an act: each reason by name, with a sentence for people."""

from django.utils.translation import gettext_lazy as _


class PublicationRefused(ValueError):
    """An act on the public record that its rules don't allow; nothing was changed."""

    sentence = _("This can't be published.")
    field: str | None = None
    """The field of the desk's form that the sentence is about, if it is about one."""

    def __str__(self) -> str:
        return str(self.sentence)


class StillEmbargoed(PublicationRefused):
    """The story would become public before its embargo ends."""

    field = "embargo_until"
    sentence = _(
        "The story is under embargo at that time. Choose a later time, or lift the embargo."
    )


class TimeInThePast(PublicationRefused):
    """A schedule can only name a moment to come."""

    sentence = _("That time has passed. Choose a later one, or publish now.")


class TimeTooFar(PublicationRefused):
    """A schedule more than a year ahead is a slip of the keyboard."""

    sentence = _("That time is more than a year away. Check the date.")


class AnotherEditionWaits(PublicationRefused):
    """An edition with an older text would go live later and undo this one."""

    sentence = _(
        "Another version of this story is waiting to go live. Decide what becomes of it: cancel it"
        " or send it back to be brought up to date."
    )


class NothingWaits(PublicationRefused):
    """There is no waiting edition, or it has gone live in the meantime."""

    sentence = _("No version of this story is waiting any more.")


class StoryWithdrawn(PublicationRefused):
    """A withdrawn story is restored before anything new of it is published."""

    sentence = _("The story is withdrawn. Restore it before you publish a new version.")


class StoryNotLive(PublicationRefused):
    """Only what readers can see can be taken down."""

    sentence = _("No version of this story is live or waiting.")


class StoryNotWithdrawn(PublicationRefused):
    """Only a withdrawn story can be restored."""

    sentence = _("The story is not withdrawn.")


class TopicMergedMeanwhile(PublicationRefused):
    """Of two who merge the same topics at once, the second is told; else they'd form a ring."""

    sentence = _(
        "Somebody else has merged one of these topics in the meantime. Look at both again."
    )


class NoteOwed(PublicationRefused):
    """A correction tells readers what was wrong."""

    sentence = _("A correction needs a public note that says what was wrong.")


class NothingLiveToCorrect(PublicationRefused):
    """Corrections, updates and quick fixes follow an edition that was published."""

    sentence = _("No version of this story has been published yet.")
