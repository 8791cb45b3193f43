"""Keeps every save: sanitises, counts versions, snapshots content, voids reviews it outdates."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from articles.log import decide
from articles.models import (
    MOST_CREDITS,
    Article,
    ArticleTopic,
    Credit,
    Decision,
    Review,
    Revision,
    State,
)
from articles.refusals import (
    ChangedByOthers,
    EmbargoAfterSchedule,
    EmbargoNotYours,
    NotEditable,
    TooManyCredits,
)
from articles.steps import may_edit
from articles.wording import clock_words
from articles.workflow import REVIEW_STATES, demanded
from authors.models import User
from editions.body_pictures import with_body
from editions.content import Content, Role
from editions.html import sanitise
from editions.standing import standing

_MOST_NAMED = 50
# What the desk copy itself holds, as a snapshot keeps it; credits and topics come beside.
FIELDS = (
    "headline",
    "short_headline",
    "standfirst",
    "body",
    "language",
    "channel_id",
    "byline",
    "lead_picture_id",
    "lead_caption",
    "source",
    "source_url",
    "original_author",
    "original_title",
    "embargo_until",
)


def check_save(
    *, article: Article, by: User, version: int, stored: Article | None, at: datetime
) -> None:
    """Raise where the person may not save the article, or somebody else has saved it meanwhile.

    Nor may an embargo be dropped or brought forward by everybody, or set that a version which
    waits would break: before its embargo a story becomes public by no way.
    `article` carries what was typed, `stored` the row as it stands, `version` the one that the
    form was opened on. Call it in the transaction that saves, with the row locked.
    """
    if stored is None:
        return
    if not may_edit(stored, by):
        raise NotEditable
    if stored.version != version:
        raise refusal_of(stored, version=version, by=by, at=at)
    before, after = stored.embargo_until, article.embargo_until
    loosened = before is not None and (after is None or after < before)
    if loosened and not by.has_perm("articles.lift_embargo_article"):
        raise EmbargoNotYours
    waiting = standing(stored.story_id, at=at).waiting if after and after != before else None
    if waiting and after and waiting.live_from < after:
        raise EmbargoAfterSchedule


def refusal_of(
    stored: Article,
    *,
    version: int,
    by: User,
    at: datetime,
    kind: type[ChangedByOthers] = ChangedByOthers,
) -> ChangedByOthers:
    """The refusal that names who has saved after the version, and when the last of them did."""
    since = list(
        stored.revisions.filter(number__gt=version, by__isnull=False)
        .select_related("by")
        .only("at", "by__name", "by__username")[:_MOST_NAMED]
    )
    if not since:
        return kind()
    people = list(dict.fromkeys(revision.by for revision in since))
    others = [str(person) for person in people if person != by]
    return kind("、".join(others), clock_words(since[0].at, at), own=not others)


@transaction.atomic
def record_save(
    *,
    article: Article,
    by: User | None,
    at: datetime,
    act: Decision.Act | None = None,
    details: dict[str, Any] | None = None,
    content: Content | None = None,
) -> list[Review]:
    """Take note of what was just stored (fields, credits, topics); call it once for each save.

    Makes a revision if content changed, and voids all reviews if anything changed that they
    vouch for; returns the voided ones, so that their givers can be named. `act` names the
    decision that a first save is entered as, with `details`. `content` is what the article now
    holds, where the caller knows it without asking the database.
    """
    article.body = sanitise(article.body)
    content = with_body(content, article.body) if content else article.content()
    last = article.revisions.first()
    digest = content.digest()
    words_changed = last is None or last.digest != digest
    same = last is not None and last.content == snapshot_of(article, content)
    if same and not words_changed:
        return []
    add_revision(
        article=article,
        content=content,
        # where the desk's copy is the same, the library or a profile has given it other words
        by=None if same else by,
        at=at,
        words_changed=last is None or (words_changed and _writes(article, content, last)),
    )
    if last is None:
        decide(article, act or Decision.Act.CREATE, by=by, at=at, **(details or {}))
        return []
    return void_reviews(article, by=by, at=at) if words_changed else []


def add_revision(
    *, article: Article, content: Content, by: User | None, at: datetime, words_changed: bool
) -> Revision:
    """Snapshot the article as it was just stored; its digest and version follow."""
    last = article.revisions.values_list("number", flat=True).first() or 0
    article.digest, article.updated_at = content.digest(), at
    # a form knows by the version which revision it was opened on
    article.version = last + 1
    article.save(update_fields=["body", "digest", "updated_at", "version"])
    return Revision.objects.create(
        article=article,
        number=article.version,
        at=at,
        by=by,
        digest=article.digest,
        words_changed=words_changed,
        content=snapshot_of(article, content),
    )


def _writes(article: Article, content: Content, last: Revision) -> bool:
    """Whether the save changed words; who else looked after them (责任编辑) and topics are none."""

    def words(snapshot: dict[str, Any]) -> dict[str, Any]:
        credits = [line for line in snapshot["credits"] if line["role"] != Role.EDITOR]
        return {**snapshot, "credits": credits, "topics": []}

    return words(snapshot_of(article, content)) != words(last.content)


def snapshot_of(article: Article, content: Content) -> dict[str, Any]:
    """The article as JSON values: its fields, credits and topics in order."""
    fields = {name: getattr(article, name) for name in FIELDS}
    if fields["embargo_until"]:
        fields["embargo_until"] = fields["embargo_until"].astimezone(UTC).isoformat()
    return fields | {
        "credits": [
            asdict(line) | {"author": line.author.pk if line.author else None}
            for line in content.credits
        ],
        "topics": [topic.pk for topic in content.topics],
    }


def hold(article: Article, content: dict[str, Any]) -> None:
    """Give an article, not stored yet, the fields of a snapshot; the later embargo stays."""
    stored = Article(**{name: content[name] for name in FIELDS})
    stored.clean_fields(exclude=[name for name in _names() if name not in FIELDS])
    stored.embargo_until = _later(article.embargo_until, stored.embargo_until)
    for name in FIELDS:
        setattr(article, name, getattr(stored, name))


def store_held(article: Article, content: dict[str, Any]) -> None:
    """Store the fields that an article holds, with the credits and topics of a snapshot."""
    article.save(update_fields=[name.removesuffix("_id") for name in FIELDS])
    set_credits(article, content["credits"])
    set_topics(article, content["topics"])


@transaction.atomic
def put_back_revision(*, article: Article, digest: str, by: User, at: datetime) -> None:
    """Make the desk copy again what its latest revision with this digest was, as a new revision.

    The later of both embargoes stays. Does nothing where no revision has the digest (an imported
    edition of another text).
    """
    revision = article.revisions.filter(digest=digest).first()
    if revision is None:
        return
    hold(article, revision.content)
    store_held(article, revision.content)
    record_save(article=article, by=by, at=at)


def set_credits(article: Article, lines: list[dict[str, Any]]) -> None:
    """Replace the credits; each line has `role`, `name` and `author` (an id, or None).

    Raises TooManyCredits, for whoever writes them: the form, an import, the shell.
    """
    if len(lines) > MOST_CREDITS:
        raise TooManyCredits
    article.credits.all().delete()
    Credit.objects.bulk_create(
        Credit(
            article=article,
            position=position,
            role=line["role"],
            name=line["name"],
            author_id=line["author"],
        )
        for position, line in enumerate(lines)
    )


def set_topics(article: Article, topic_ids: list[int]) -> None:
    """Replace the topics, in this order."""
    article.topic_lines.all().delete()
    ArticleTopic.objects.bulk_create(
        ArticleTopic(content_object=article, tag_id=topic_id)
        for topic_id in dict.fromkeys(topic_ids)
    )


def void_reviews(article: Article, *, by: User | None, at: datetime) -> list[Review]:
    """Let no review count any more, and begin them again; the voided ones."""
    voided = list(article.reviews.filter(voided_at=None).select_related("by"))
    in_review = article.state in (*REVIEW_STATES, State.READY)
    if not voided and not (in_review and article.state != demanded(article.channel)[0]):
        return []
    article.reviews.filter(pk__in=[review.pk for review in voided]).update(voided_at=at)
    decide(
        article,
        Decision.Act.VOID,
        by=by,
        at=at,
        to_state=demanded(article.channel)[0] if in_review else "",
        reviewers=[review.by_id for review in voided],
    )
    return voided


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(filter(None, (one, other)), default=None)


def _names() -> list[str]:
    return [field.name for field in Article._meta.concrete_fields]
