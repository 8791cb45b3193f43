"""What a save keeps: revisions, versions, embargoes; nobody overwrites anybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import refusals
from articles.conflict import others_changes
from articles.models import Article, State
from articles.saving import check_save, put_back_revision, record_save, set_credits, set_topics
from editions.content import Role
from editions.publish import create_story
from tests.articles.conftest import reload
from tests.factories.newsroom import make_article, make_author, make_topic, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def writer():
    return make_user("记者")


def save(article, by, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    return record_save(article=article, by=by, at=timezone.now())


def test_first_save_is_the_first_revision(writer):
    article = make_article(writer, headline="标题")

    revision = article.revisions.get()
    assert (revision.number, revision.by, revision.words_changed) == (1, writer, True)
    assert revision.content["headline"] == "标题"
    assert reload(article).version == 1
    assert article.digest == article.content().digest()


def test_save_without_a_change_leaves_no_trace(writer):
    until = timezone.now() + HOUR
    article = make_article(writer, embargo_until=until, topics=[make_topic()])
    before = reload(article)

    save(reload(article), writer)
    local = reload(article)
    local.embargo_until = timezone.localtime(until)
    save(local, writer)

    after = reload(article)
    assert after.revisions.count() == 1
    assert (after.version, after.updated_at) == (before.version, before.updated_at)
    assert after.decisions.count() == 1


def test_every_change_is_a_revision_with_all_of_it(writer):
    article = make_article(writer)
    author, topics = make_author(), [make_topic(), make_topic()]

    set_credits(article, [{"role": Role.WRITER, "name": "笔名", "author": author.pk}])
    set_topics(article, [topics[1].pk, topics[0].pk])
    save(article, writer, headline="改过")

    revision = article.revisions.first()
    assert revision.number == reload(article).version == 2
    assert revision.content["credits"] == [{"role": "writer", "name": "笔名", "author": author.pk}]
    assert revision.content["topics"] == [topics[1].pk, topics[0].pk]


def test_body_is_sanitised_whoever_saves(writer):
    article = make_article(writer, body='<p onclick="x()">正文</p><script>1</script>')

    assert reload(article).body == "<p>正文</p>"


def test_put_back_makes_the_old_text_a_new_revision(writer):
    until = timezone.now() + HOUR
    topic, author = make_topic(), make_author()
    article = make_article(
        writer, headline="旧题", topics=[topic], credits=[author], embargo_until=until
    )
    old = article.digest
    set_credits(article, [])
    set_topics(article, [])
    save(article, writer, headline="新题", embargo_until=None)

    put_back_revision(article=article, digest=old, by=writer, at=timezone.now())

    article = reload(article)
    assert (article.headline, article.embargo_until, article.digest) == ("旧题", until, old)
    assert article.content().topics == (topic,)
    assert [line.author for line in article.credits.all()] == [author]
    assert [revision.number for revision in article.revisions.all()] == [3, 2, 1]


def test_put_back_of_an_unknown_text_changes_nothing(writer):
    article = make_article(writer)

    put_back_revision(article=article, digest="0" * 64, by=writer, at=timezone.now())

    assert reload(article).version == 1


def check(typed, by, *, version):
    stored = reload(typed)
    check_save(article=typed, by=by, version=version, stored=stored, at=timezone.now())


def test_save_over_somebody_elses_is_refused(writer):
    article = make_article(writer)
    save(reload(article), make_user("编辑"), headline="编辑改的")

    with pytest.raises(refusals.ChangedByOthers):
        check(article, writer, version=1)
    check(article, writer, version=2)


def test_others_changes_are_what_they_changed_and_nothing_else(writer):
    article = make_article(writer, headline="原题", standfirst="原导语", source="原来源")
    mine = reload(article)
    theirs = reload(article)
    set_credits(theirs, [{"role": Role.WRITER, "name": "别人", "author": None}])
    set_topics(theirs, [make_topic("别题").pk])
    save(theirs, make_user("编辑"), headline="别人的题", source="两人同改", body="<p>别文</p>")

    found = others_changes(
        reload(mine),
        opened_on=1,
        typed={"headline": "我的题", "standfirst": "我的导语", "source": "两人同改"},
    )

    assert found == [
        ("headline", "别人的题"),
        ("body", "别文"),
        ("topics", "别题"),
        ("credits", "writer 别人"),
    ]


def test_text_of_a_released_article_is_not_saved(writer):
    article = make_article(writer, state=State.RELEASED, story=create_story(at=timezone.now()))

    with pytest.raises(refusals.NotEditable):
        check(article, make_user("总编"), version=1)


def test_embargo_is_lifted_or_shortened_by_the_chief_alone(writer):
    until = timezone.now() + HOUR
    article = make_article(writer, embargo_until=until)

    for shorter in (None, until - HOUR / 2):
        typed = reload(article)
        typed.embargo_until = shorter
        for role in ("记者", "编辑", "主任"):
            person = writer if role == "记者" else make_user(role)
            with pytest.raises(refusals.EmbargoNotYours):
                check(typed, person, version=1)
        check(typed, make_user("总编"), version=1)


def test_embargo_is_set_and_prolonged_by_whoever_writes(writer):
    article = make_article(writer)
    article.embargo_until = timezone.now() + HOUR
    check(article, writer, version=1)
    article.save()

    article.embargo_until += HOUR

    check(article, writer, version=1)


def test_versions_and_revisions_keep_the_same_number(writer):
    article = make_article(writer)

    for number in range(2, 5):
        save(reload(article), writer, headline=f"第{number}版")

    assert Article.objects.get().version == article.revisions.first().number == 4
