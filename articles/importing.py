"""Takes in stories that another system wrote: as drafts, or published with the times they had."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from articles.imported import Held, NotNewer, Provenance
from articles.log import decide
from articles.models import Article, Decision, State
from articles.saving import record_save, set_credits, set_topics
from editions.body_pictures import with_body
from editions.content import Content
from editions.models import Edition, Story
from editions.publish import cancel_waiting, create_story, publish_archived
from editions.refusals import StoryWithdrawn
from editions.standing import Standing, standing
from editions.withdraw import withdraw_story

_FIELDS = (
    "headline",
    "short_headline",
    "standfirst",
    "body",
    "language",
    "channel",
    "byline",
    "source",
    "source_url",
    "embargo_until",
    "lead_picture",
    "lead_caption",
)
_RECALLED = {"canceled": _("Canceled by its source."), "withheld": _("Withheld by its source.")}


@transaction.atomic
def import_article(
    *,
    uri: str,
    item: Provenance,
    content: Content,
    publish: bool,
    at: datetime,
    hot_rank: int | None = None,
) -> Article:
    """Take in an item that is new here: a draft, or a story live from the time of its version.

    Without a time it is undated, and live from now. Never before its embargo ends.
    """
    story = create_story(at=at, uri=uri, dated=item.version is not None or not publish)
    rank_in_hot_list(story=story, rank=hot_rank)
    article = Article(
        story=story,
        state=State.RELEASED if publish else State.DRAFTING,
        created_at=at,
        state_since=at,
        **_fields(content),
    )
    article.save(force_insert=True)
    _set_people_and_topics(article, content)
    record_save(
        article=article,
        by=None,
        at=at,
        act=Decision.Act.IMPORT,
        details=_details(item, published=publish, revision=1),
        content=content,
    )
    if publish:
        content = with_body(content, article.body)
        _open_edition(article, content, item, Standing(), at=at)
    return article


@transaction.atomic
def update_article(
    *, held: Held, item: Provenance, content: Content, publish: bool, at: datetime
) -> Article:
    """Take in a newer version: an update live from its time, or a draft while the old one is live.

    Its embargo is its source's word: it may be later than before, or gone. A version that waits
    and would go live before the new embargo ends is cancelled.
    Raises NotNewer, WorkedOnSince, StoryWithdrawn.
    """
    if not held.is_older_than(item):
        raise NotNewer
    held.check_untouched(at)
    article = held.article
    for name, value in _fields(content).items():
        setattr(article, name, value)
    article.save(update_fields=_FIELDS)
    _set_people_and_topics(article, content)
    record_save(article=article, by=None, at=at)
    now = standing(held.story.pk, at=at)
    if not publish:
        _keep_embargo(article, now, at=at)
    _enter(article, item, published=publish, at=at)
    if publish:
        _open_edition(article, article.content(), item, now, at=at)
    return article


@transaction.atomic
def publish_import(*, held: Held, item: Provenance, at: datetime) -> None:
    """Hand over a draft that was imported before and that nobody has touched since."""
    now = standing(held.story.pk, at=at)
    if not (now.was_live or now.waiting):
        held.story.dated = item.version is not None
        held.story.save(update_fields=["dated"])
    _enter(held.article, item, published=True, at=at)
    _open_edition(held.article, held.article.content(), item, now, at=at)


@transaction.atomic
def recall_import(*, held: Held, item: Provenance, at: datetime) -> None:
    """Take the story down, if readers have it, because its source took it back.

    The desk's text stays as it is. Withdrawing is no loss, so it is done whatever the desk did.
    """
    article, last = held.article, held.last
    with translation.override(settings.LANGUAGE_CODE):  # the log's, whoever runs the import
        reason = str(_RECALLED[item.status])
    if held.is_public(at):
        withdraw_story(story=held.story, at=at)
        decide(article, Decision.Act.WITHDRAW, by=None, at=at, reason=reason)
    version = item.version or held.version
    recalled = Provenance(digest=item.digest, version=version, status=item.status)
    details = _details(recalled, published=held.published, revision=last.details["revision"])
    decide(article, Decision.Act.IMPORT, by=None, at=at, reason=reason, **details)


def rank_in_hot_list(*, story: Story, rank: int | None) -> bool:
    """Keep the source's rank, never counted as views; whether it is another than before."""
    if rank is None or rank == story.hot_rank:
        return False
    story.hot_rank = rank
    story.save(update_fields=["hot_rank"])
    return True


def _open_edition(
    article: Article, content: Content, item: Provenance, now: Standing, *, at: datetime
) -> Edition:
    assert article.story is not None  # noqa: S101 # an imported article has its story
    if now.withdrawn:
        raise StoryWithdrawn
    if now.waiting:
        cancel_waiting(story=article.story, at=at)
    start = _live_from(item.version, content.embargo_until, now.live, at)
    return publish_archived(story=article.story, content=content, live_from=start, at=at)


def _keep_embargo(article: Article, now: Standing, *, at: datetime) -> None:
    until = article.embargo_until
    if article.story and now.waiting and until and now.waiting.live_from < until:
        edition = cancel_waiting(story=article.story, at=at)
        decide(article, Decision.Act.CANCEL, by=None, at=at, edition=edition.pk)


def _live_from(
    version: datetime | None, embargo: datetime | None, live: Edition | None, at: datetime
) -> datetime:
    """The version's own time, not before its embargo; now, where the last one began later."""
    start = max(version or at, embargo or version or at)
    if live and start <= live.live_from:
        return max(at, embargo or at)
    return start


def _fields(content: Content) -> dict[str, Any]:
    fields = {name: getattr(content, name) for name in _FIELDS}
    picture = content.lead_picture
    if picture and picture.caption == content.lead_caption:
        fields["lead_caption"] = ""  # the library's, also when it is mended there
    return fields


def _set_people_and_topics(article: Article, content: Content) -> None:
    lines = [
        {
            "role": line.role,
            # empty: the author's present name, which is the printed one
            "name": "" if line.author and line.author.name == line.name else line.name,
            "author": line.author.pk if line.author else None,
        }
        for line in content.credits
    ]
    set_credits(article, lines)
    set_topics(article, [topic.pk for topic in content.topics])


def _enter(article: Article, item: Provenance, *, published: bool, at: datetime) -> None:
    number = article.revisions.order_by("-number").values_list("number", flat=True)[0]
    decide(
        article,
        Decision.Act.IMPORT,
        by=None,
        at=at,
        to_state=State.RELEASED if published else State.DRAFTING,
        **_details(item, published=published, revision=number),
    )


def _details(item: Provenance, *, published: bool, revision: int) -> dict[str, Any]:
    return {
        "item": item.digest,
        "version": item.version.isoformat() if item.version else None,
        "status": item.status,
        "published": published,
        "revision": revision,
    }
