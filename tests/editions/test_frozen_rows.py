"""What was written stays as it was, and stays: the record, and the desk's log beside it."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import connection
from django.utils import timezone

from articles.models import Article, Decision, Review, Revision, Stage
from editions import database_rules
from editions.body_pictures import with_body
from editions.covering import EntryWords, add_entry, open_coverage
from editions.live_records import LiveCoverage, LiveEntry
from editions.models import (
    Change,
    Edition,
    EditionCredit,
    EditionPicture,
    EditionTopic,
    Story,
    Withdrawal,
)
from editions.publish import create_story, publish_edition
from editions.withdraw import withdraw_story
from fronts.models import Alert, Launch, LaunchedCard
from pictures.models import Picture
from tests.factories.newsroom import (
    T0,
    credit,
    make_article,
    make_author,
    make_content,
    make_topic,
    make_user,
)
from tests.factories.pictures import make_picture
from tests.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.services]
KEPT = (
    *(EditionCredit, EditionTopic, EditionPicture, Edition, Withdrawal),
    *(LiveCoverage, LiveEntry, Decision, Revision, Review),
    *(Change, Story, LogEntry),
)


def execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def record():
    """A withdrawn story with a credit, a topic, a picture in its body and a live entry."""
    picture = make_picture(caption="港口")
    content = with_body(
        make_content(topics=(make_topic(),), credits=(credit(make_author()),)),
        f'<figure class="image"><img src="{picture.address}"></figure>',
    )
    edition = publish_edition(story=create_story(at=T0), content=content, at=T0)
    open_coverage(story=edition.story, by=None, at=T0)
    add_entry(story=edition.story, words=EntryWords("<p>开工</p>"), by=None, at=T0)
    withdraw_story(story=edition.story, at=T0 + timedelta(hours=1))
    LogEntry.objects.create(
        user=make_user(), object_id="1", object_repr="城事", action_flag=CHANGE, change_message="改"
    )
    return edition


@pytest.fixture
def article():
    """An article with a review that counts."""
    article = make_article(make_user())
    article.reviews.create(
        stage=Stage.FINAL, by=make_user(), at=T0, digest=article.digest, opinion="同意"
    )
    return article


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (EditionCredit, "name", "伪造"),
        (EditionCredit, "role", "editor"),
        (EditionCredit, "author", None),
        (EditionCredit, "position", 7),
        (EditionTopic, "position", 7),
        (EditionTopic, "topic", make_topic),
        (EditionPicture, "caption", "改过"),
        (EditionPicture, "alt", "改过"),
        (EditionPicture, "credit_line", "改过"),
        (EditionPicture, "picture", make_picture),
        (LiveEntry, "body", "<p>改过</p>"),
        (LiveEntry, "number", 7),
        (LiveCoverage, "live_from", T0 - timedelta(hours=1)),
        (Withdrawal, "notice", "改过"),
        (Withdrawal, "id", 999),
        (Story, "uri", "urn:x:other"),
        (Story, "uri", "urn:x-unnamed:other"),
        (Picture, "file", "pictures/other.jpg"),
        (Picture, "digest", "0" * 64),
        (LogEntry, "change_message", "改过"),
        (LogEntry, "user", make_user),
        (LogEntry, "action_time", T0),
    ],
)
def test_what_belongs_to_the_record_is_never_rewritten(record, model, field, value):
    assert model.objects.count() == 1

    refused(lambda: model.objects.update(**{field: value() if callable(value) else value}))


def test_log_of_changes_is_never_rewritten(record):
    other = create_story(at=T0)

    refused(lambda: Change.objects.update(at=T0 + timedelta(days=1)))
    refused(lambda: Change.objects.update(story=other))


def test_who_began_an_article_stays(article):
    refused(lambda: Article.objects.update(created_by=make_user()))
    refused(lambda: Article.objects.update(created_by=None))


def test_log_and_revisions_are_append_only(article):
    refused(lambda: article.decisions.update(reason="anders"))
    refused(lambda: article.revisions.update(content={}))


@pytest.mark.parametrize(
    ("field", "value"),
    [("digest", "0" * 64), ("stage", "first"), ("opinion", "改过"), ("at", timezone.now()),
     ("by", make_user)],
)  # fmt: skip
def test_review_is_never_rewritten(article, field, value):
    refused(lambda: article.reviews.update(**{field: value() if callable(value) else value}))


def test_review_is_voided_once_and_for_all(article):
    assert article.reviews.update(voided_at=T0) == 1

    refused(lambda: article.reviews.update(voided_at=None))
    refused(lambda: article.reviews.update(voided_at=T0 + timedelta(hours=1)))
    assert article.reviews.update(voided_at=T0) == 1


@pytest.fixture
def kept(settings):
    """A database as it is in use: nobody may empty it."""
    settings.RECORD_MAY_BE_EMPTIED = False
    database_rules.install()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces rows")
@pytest.mark.parametrize("model", KEPT)
def test_what_was_written_is_never_replaced(record, article, model):
    table = model._meta.db_table

    refused(lambda: execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"))  # noqa: S608


@pytest.mark.parametrize("model", KEPT)
def test_what_was_written_is_never_deleted(kept, record, article, model):
    before = model.objects.count()
    table = model._meta.db_table
    connection.check_constraints()  # PostgreSQL empties no table while a check is put off

    # `delete` would ask the models first
    refused(lambda: model.objects.all()._raw_delete("default"))  # noqa: SLF001
    if connection.vendor == "postgresql":
        refused(lambda: execute(f"TRUNCATE {table} CASCADE"))

    assert model.objects.count() == before
    assert before > 0
    assert database_rules.missing() == []


def test_rows_that_may_be_deleted_are_missed_by_the_check(settings):
    settings.RECORD_MAY_BE_EMPTIED = False

    kept = {name for name in database_rules.missing() if name.endswith("_kept")}

    released = (Launch, LaunchedCard, Alert)
    assert kept == {f"{model._meta.db_table}_kept" for model in (*KEPT, *released)}
