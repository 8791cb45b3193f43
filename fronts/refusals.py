"""Why the editors' acts on fronts are refused: each reason by name, with a sentence for people."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from fronts.parts import NO_LINK


class FrontRefused(ValueError):
    """An act on a front that its rules don't allow; nothing was changed.

    `field` is what of the form is wrong, where it is one thing.
    """

    sentence = _("This can't be done on the front.")
    field = ""

    def __str__(self) -> str:
        return str(self.sentence)


class UnknownStory(FrontRefused):
    """A draft, a withdrawn story, or an id that does not exist."""

    sentence = _("Only stories that are live or waiting to go live can be placed.")


class UnknownLinkedStory(UnknownStory):
    """Such a story behind a sub-link."""

    field = "links"


class BadLink(FrontRefused):
    """An address that browsers would not open as a page."""

    sentence = NO_LINK
    field = "url"


class BlockFull(FrontRefused):
    """A block holds so many cards and no more."""

    sentence = _("The block is full. Remove a card first.")


class FrontFull(FrontRefused):
    """A front holds so many blocks and no more."""

    sentence = _("The front has 40 blocks, and takes no more. Remove one first.")


class AlreadyInBlock(FrontRefused):
    """A block shows a story once."""

    sentence = _("The story stands in this block already.")


class NotOnThisFront(FrontRefused):
    """A block or card of another front, or one that does not exist."""

    sentence = _("There is no such block or card on this front any more.")


class LaunchInThePast(FrontRefused):
    """A launch is for now or for a moment to come."""

    sentence = _("That time has passed. Choose a later one, or launch now.")
    field = "live_from"


class LaunchTooFar(FrontRefused):
    """A launch so far ahead is a slip of the pen."""

    sentence = _("That is more than a year ahead. Choose an earlier time.")
    field = "live_from"


class SameMoment(FrontRefused):
    """Of two launches of a block for one moment, nobody could say which is meant."""

    sentence = _("A launch of this block waits for that very time. Cancel it, or choose another.")
    field = "live_from"


class NothingWaits(FrontRefused):
    """There is no such waiting launch, or it has taken effect in the meantime."""

    sentence = _("This launch is not waiting any more.")


class ChangedSinceSeen(FrontRefused):
    """What would be launched is not what the editor had before their eyes."""

    sentence = _("Somebody else has changed the draft meanwhile. Look at it, then launch it.")


class NothingToLaunch(FrontRefused):
    """A front without blocks has nothing to show."""

    sentence = _("The front has no blocks yet. Add one first.")


class NothingToUndo(FrontRefused):
    """Readers see no launch of this front, or of this block."""

    sentence = _("Nothing is launched on this front, so there is nothing to take back.")


class NoBlock(FrontRefused):
    """A story was to be placed, and there is no block to place it into."""

    sentence = _("Add a block first.")


class NothingToAdd(FrontRefused):
    """The draft holds all blocks of the page that readers get by itself."""

    sentence = _("The draft has all blocks of the page that is composed by itself.")


class LaunchAsks(FrontRefused):
    """A launch that may not be meant: it is done when its question is answered with it."""


class MuchLess(LaunchAsks):
    """A launch that leaves little of what readers see: whoever means it says so."""

    sentence = _("Readers see {now} items now; after the launch there would be {after}.")

    def __init__(self, *, now: int, after: int) -> None:
        super().__init__()
        self.now, self.after = now, after

    def __str__(self) -> str:
        return str(self.sentence).format(now=self.now, after=self.after)


class WaitingLaunches(LaunchAsks):
    """Launches of the block wait: whoever launches it now says what becomes of them."""

    sentence = _("Launches of this block wait. Say whether they still take it over at their time.")

    whole_front = False

    def __init__(self, launches: Sequence[Any]) -> None:
        super().__init__()
        self.launches = list(launches)


class WaitingOnPage(WaitingLaunches):
    """The whole front is to be launched, with blocks that are timed for later."""

    sentence = _(
        "Blocks of this page wait for their time. If the whole page is launched, readers get what"
        " the draft holds of these blocks too, before their time."
    )
    whole_front = True


class WaitingAfterEnd(WaitingLaunches):
    """All launches are to end, and some wait that would begin anew."""

    sentence = _("Launches of this page wait. Say whether they still take effect at their time.")


class AlertRefused(FrontRefused):
    """An act on an alert that its rules don't allow."""


class AlertSaysNothing(AlertRefused):
    """An alert without words."""

    sentence = _("Give the words of the alert.")
    field = "text"


class AlertStoryNotLive(AlertRefused):
    """A draft, a withdrawn story, one that goes live later, or one that does not exist."""

    sentence = _("Readers can't open this story when the alert begins. Choose one that is live.")
    field = "story"


class AlertInThePast(AlertRefused):
    """An alert begins now or later."""

    sentence = _("That time has passed. Choose a later one, or leave it empty for now.")
    field = "live_from"


class AlertTooFar(AlertRefused):
    """An alert so far ahead is a slip of the pen."""

    sentence = _("That is more than a year ahead. Choose an earlier time.")
    field = "live_from"


class AlertEndsTooSoon(AlertRefused):
    """An alert ends after it begins."""

    sentence = _("The alert has to end after it begins.")
    field = "live_until"


class AlertTooLong(AlertRefused):
    """What stands there for more than a week is no alert."""

    sentence = _("An alert stands for a week at most. Choose an earlier end.")
    field = "live_until"


class AlertOver(AlertRefused):
    """It has ended, or was cancelled, in the meantime."""

    sentence = _("This alert has ended in the meantime.")


class AnotherAlert(AlertRefused):
    """Readers see one alert at a time: whoever raises another says that it takes the place."""

    sentence = _("Another alert stands at that time. Say that this one takes its place.")
    field = "replacing"

    def __init__(self, alerts: Sequence[Any]) -> None:
        super().__init__()
        self.alerts = list(alerts)


class Clash(FrontRefused):
    """Somebody else changed the same card or block since the version this change was made on."""

    sentence = _("Somebody else has changed this in the meantime.")

    def __init__(self, current: Any) -> None:
        super().__init__()
        self.current = current
