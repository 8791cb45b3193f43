"""What was imported: the items that the desk's copies come from, and what people did since.

What was taken in last stands in the log, as the latest decision of the act "imported": the item's
digest, its version, whether it was published, and the revision that it became. From these, and
from the article as it stands, is read what a new version of the item may change.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from articles.log import locked
from articles.models import Article, Decision, State
from articles.refusals import ActRefused
from editions.models import Story
from editions.standing import standing

# Any number, the same in every process: it names the one lock that imports queue for.
_LOCK = 0x77697265


class NotImportedBefore(ActRefused):
    """The story was written here, and another system's item must not take its place."""

    sentence = _("This uri belongs to a story that was not imported.")


class WorkedOnSince(ActRefused):
    """What people on the desk have done since the last import is theirs."""

    sentence = _(
        "People on the desk have worked on this article since it was imported; nothing was"
        " overwritten. Bring the new version in by hand."
    )


class NotNewer(ActRefused):
    """Of two different texts, only the time of their versions tells which is the newer."""

    sentence = _("The item differs from the one held, but its versioncreated is not newer.")


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What the log keeps of an item: its digest, the time of its version, its status."""

    digest: str
    version: datetime | None
    status: str


@dataclass(frozen=True)
class Held:
    """An imported article, locked, with what was taken in last."""

    article: Article
    last: Decision

    @property
    def version(self) -> datetime | None:
        """The time of the version that is held."""
        written = self.last.details["version"]
        return datetime.fromisoformat(written) if written else None

    @property
    def published(self) -> bool:
        """Whether the import handed it over to readers, rather than to the desk alone."""
        return bool(self.last.details["published"])

    @property
    def story(self) -> Story:
        """The public identity, which the article has from its import on."""
        assert self.article.story is not None  # noqa: S101 # it was found by its story
        return self.article.story

    def holds(self, item: Provenance) -> bool:
        """Whether the very item was taken in last, as far as it tells a time."""
        return self.last.details["item"] == item.digest and item.version in {None, self.version}

    def is_newer_than(self, item: Provenance) -> bool:
        """Whether the item is one of the past, which must not come back."""
        return bool(self.version and item.version and item.version < self.version)

    def is_older_than(self, item: Provenance) -> bool:
        """Whether the item is a later version; without a time nothing is later than anything."""
        return item.version is not None and (self.version is None or self.version < item.version)

    def is_public(self, at: datetime) -> bool:
        """Whether readers have the story, or will have it."""
        now = standing(self.story.pk, at=at)
        return bool(now.live or now.waiting)

    def check_untouched(self, at: datetime) -> None:
        """Raise WorkedOnSince where a new version would undo what people did or are doing."""
        if not self._text_is_as_imported():
            raise WorkedOnSince
        if self.is_as_left():
            return
        # the desk has released the very text: a new version follows it, unless it still waits
        if self.article.state != State.RELEASED or standing(self.story.pk, at=at).waiting:
            raise WorkedOnSince

    def is_as_left(self) -> bool:
        """Whether nothing at all was decided or changed since."""
        latest = self.article.decisions.first()
        return latest == self.last and self._text_is_as_imported()

    def _text_is_as_imported(self) -> bool:
        latest = self.article.revisions.order_by("-number").values_list("number", "digest").first()
        return latest == (self.last.details["revision"], self.article.digest)


def is_nothing_new(uri: str, item: Provenance) -> bool:
    """Whether an item would leave the story's words as they are; a look ahead, without locks."""
    last = (
        Decision.objects.filter(article__story__uri=uri, act=Decision.Act.IMPORT)
        .select_related("article")
        .first()
    )
    if last is None:
        return False
    held = Held(last.article, last)
    return held.is_newer_than(item) or held.holds(item)


def queue_for_import() -> None:
    """Wait until no other import is between its look and its write; ends with the transaction.

    On SQLite there is one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def held_import(uri: str) -> Held | None:
    """What was imported under a `uri`, its article locked. Raises NotImportedBefore."""
    known = Story.objects.filter(uri=uri).values_list("article", flat=True)[:1]
    if not known:
        return None
    if known[0] is None:
        raise NotImportedBefore
    article = locked(Article(pk=known[0]))
    last = article.decisions.filter(act=Decision.Act.IMPORT).first()
    if last is None:
        raise NotImportedBefore
    return Held(article, last)
