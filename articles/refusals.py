"""Why the desk refuses an act: each reason by name, with a sentence for people."""

from django.utils.translation import gettext_lazy as _


class ActRefused(ValueError):
    """An act that the workflow doesn't allow; nothing was changed."""

    sentence = _("This step is not possible now.")
    field: str | None = None
    """The field of the article's form that the sentence is about, if it is about one."""

    def __str__(self) -> str:
        return str(self.sentence)


class NotInThisState(ActRefused):
    """Somebody else has moved the article on in the meantime, or the step never was for it."""

    sentence = _("The article is in another state by now. Look at it again before you go on.")


class ChangedSinceReopened(NotInThisState):
    """A reopening is undone while the text is still the one that was released."""

    sentence = _(
        "A reopening can be undone only as long as nothing was changed since. Send the article to"
        " review instead."
    )


class NotPermitted(ActRefused):
    """The person's roles don't include the step."""

    sentence = _("Your roles do not include this step.")


class TakesItBack(NotPermitted):
    """One's own article is not returned: that would be told as somebody else's verdict."""

    sentence = _("You wrote this article: take it back instead of returning it.")


class WroteItThemselves(ActRefused):
    """Nobody reviews what they wrote."""

    sentence = _("You wrote this article, so somebody else must review it.")


class ChangedItThemselves(WroteItThemselves):
    """Nor what they changed in it, before readers or a writer have taken that over."""

    sentence = _(
        "You changed this text, so somebody else must review it, until a writer has taken your"
        " changes over by sending the story to review again after a return."
    )


class ReviewedAlready(ActRefused):
    """Nobody reviews one article twice."""

    sentence = _(
        "You have reviewed this article at another stage; this review is for somebody else."
    )


class TextChangedMeanwhile(ActRefused):
    """A review counts for exactly the text that was read."""

    sentence = _("The text has changed since you opened it. Read it again, then decide.")


class ReviewsMissing(ActRefused):
    """Not every demanded review stands for the present text."""

    sentence = _("The present text has not passed every review that its channel demands.")


class ProofMissing(ActRefused):
    """The channel demands proof-reading before its articles are ready."""

    sentence = _("This channel demands proof-reading first; nobody has proof-read this text yet.")


class ReasonMissing(ActRefused):
    """Those concerned must learn why."""

    sentence = _("Say why: the reason is shown to everyone concerned.")


class Incomplete(ActRefused):
    """There is nothing to review yet."""

    sentence = _("The article has no text yet.")


class EmbargoNotYours(ActRefused):
    """An embargo is lifted or shortened by the chief editor alone."""

    sentence = _("Only the chief editor can lift an embargo or bring it forward.")
    field = "embargo_until"


class EmbargoAfterSchedule(ActRefused):
    """A version that waits would become public before the embargo that is being set ends."""

    sentence = _(
        "A version of this story is scheduled to go live before this embargo ends. Cancel its"
        " schedule first, then set the embargo."
    )
    field = "embargo_until"


class ChangedByOthers(ActRefused):
    """Somebody saved the article after this form was opened."""

    sentence = _(
        "Somebody else has saved this article since you opened it. Nothing was overwritten;"
        " everything you typed is still in this form."
    )
    named = _(
        "%(names)s saved this article at %(when)s, after you had opened it. Nothing was"
        " overwritten; everything you typed is still in this form."
    )
    own = _(
        "You saved this article yourself at %(when)s, in another window. Nothing was overwritten;"
        " everything you typed is still in this form."
    )

    def __init__(self, names: str = "", when: str = "", *, own: bool = False) -> None:
        """`names`: of those who saved; `own`: whether it was this very person, and nobody else."""
        super().__init__()
        self.names, self.when, self.is_own = names, when, own

    def __str__(self) -> str:
        if not self.when:
            return super().__str__()
        words = self.own if self.is_own else self.named
        return str(words) % {"names": self.names, "when": self.when}


class TextSavedSince(ChangedByOthers):
    """Somebody saved the article after the page was opened on which an earlier text was chosen."""

    sentence = _(
        "Somebody has saved this article since you opened this page. Nothing was overwritten. Look"
        " at the present text, then choose again."
    )
    named = _(
        "%(names)s saved this article at %(when)s, after you had opened this page. Nothing was"
        " overwritten. Look at the present text, then choose again."
    )
    own = _(
        "You saved this article yourself at %(when)s, after you had opened this page. Nothing was"
        " overwritten. Look at the present text, then choose again."
    )


class TextNotSaved(ActRefused):
    """A note was left, and nothing else: whoever reads a text does not change it by that."""

    sentence = _(
        "Your note stands in the log. The text is not saved with it: what you changed is still in"
        " this form. Save it if it is meant."
    )


class TextOnlyShown(ActRefused):
    """What the browser had kept of an unsaved text stands in the form again."""

    sentence = _("This is the text that was not saved. Look it through, then save it.")


class MadeAlready(ActRefused):
    """A form of a new article, sent once more with other words, after it has made one."""

    sentence = _(
        "This form has made the article “%(headline)s” already, with other words. Save again to"
        " make another one of what is typed here."
    )

    def __init__(self, headline: str) -> None:
        """`headline`: of the article that it has made."""
        super().__init__()
        self.headline = headline

    def __str__(self) -> str:
        return str(self.sentence) % {"headline": self.headline}


class TooManyCredits(ActRefused):
    """More people than a byline, a form or a page of credits can be meant to hold."""

    sentence = _("Give at most 60 credits.")


class SavedAtOnce(ActRefused):
    """Others kept making the same new topics, at the very moment of each try."""

    sentence = _("Others are making the same topic just now. Nothing was saved; save again.")
    field = "topic_names"


class NotEditable(ActRefused):
    """The state, or the person's roles, don't allow changes to the text."""

    sentence = _("You can't change this article in its present state.")


class ChangeNeedsReview(ActRefused):
    """The step would let through, with the reviews of another text, what nobody has reviewed."""

    sentence = _(
        "This text is not the one that was reviewed, so its reviews no longer count. Save it"
        " first: it then goes through its reviews again."
    )
