"""Two people at once: one of them acts, the other is told."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles import refusals
from articles.models import Article, State
from articles.release import publish_article
from articles.review import approve_article, submit_article
from channels.models import Topic
from editions.models import Edition
from tests.articles.conftest import address, form_data, passed, reload
from tests.factories.newsroom import make_article, make_channel, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture(autouse=True)
def roles(transactional_db):
    """The groups, which a test with real transactions wipes out with everything else."""
    from newsroom.roles import install_roles

    install_roles()


def at_once(*acts):
    """Run the acts in threads that start together; what each returned or raised."""
    start = threading.Barrier(len(acts))
    results: list[object] = [None] * len(acts)

    def run(number, act):
        start.wait()
        try:
            results[number] = act()
        except Exception as error:
            results[number] = type(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def posting(user, article, **changes):
    """A browser that has the form open now, and will post it."""
    client = Client()
    client.force_login(user)
    data = form_data(article, **changes)
    return lambda: client.post(address(article), data).status_code


def test_two_who_pass_at_once_give_one_review():
    article = make_article(make_user("记者"), state=State.FIRST_REVIEW)
    people = [make_user("编辑"), make_user("编辑")]

    results = at_once(
        *[
            lambda person=person: approve_article(
                article=article, by=person, at=timezone.now(), digest=article.digest
            )
            for person in people
        ]
    )

    assert sorted(map(str, results))[0].startswith("<class")
    assert set(results) & {refusals.NotPermitted, refusals.NotInThisState}
    assert article.reviews.count() == 1
    assert reload(article).state == State.SECOND_REVIEW


def test_chiefs_who_press_pass_at_once_review_one_stage():
    """Both may review at any stage: the second press must not count for the stage after."""
    article = make_article(make_user("记者"), state=State.FIRST_REVIEW)

    results = at_once(
        posting(make_user("总编"), article, _step="approve"),
        posting(make_user("总编"), article, _step="approve"),
    )

    assert sorted(results) == [200, 302]
    assert list(article.reviews.values_list("stage", flat=True)) == ["first"]
    assert reload(article).state == State.SECOND_REVIEW


def ready_article(writer):
    article = make_article(writer, channel=make_channel(reviews_demanded=1))
    submit_article(article=article, by=writer, at=timezone.now())
    return passed(article, make_user("总编"))


def test_two_who_publish_at_once_make_one_edition():
    article = ready_article(make_user("记者"))
    chiefs = [make_user("主任"), make_user("主任")]

    results = at_once(
        *[
            lambda chief=chief: publish_article(article=article, by=chief, at=timezone.now())
            for chief in chiefs
        ]
    )

    assert refusals.NotInThisState in results
    assert Edition.objects.count() == 1
    assert article.decisions.filter(act="publish").count() == 1


def test_double_click_publishes_once():
    article = ready_article(make_user("记者"))
    chief = make_user("主任")

    results = at_once(
        posting(chief, article, _step="publish"), posting(chief, article, _step="publish")
    )

    assert sorted(results) == [200, 302]
    assert Edition.objects.count() == 1


def test_text_saved_while_it_is_published_is_not_published_unreviewed():
    article = ready_article(make_user("记者"))

    results = at_once(
        posting(make_user("主任"), article, _step="publish"),
        posting(make_user("编辑"), article, headline="没人审过的标题"),
    )

    assert sorted(results) == [200, 302]
    after = reload(article)
    published = list(Edition.objects.values_list("headline", flat=True))
    if after.state == State.RELEASED:
        assert (published, after.headline) == ([article.headline], article.headline)
    else:
        assert (published, after.headline) == ([], "没人审过的标题")
        assert after.state == State.FINAL_REVIEW


def test_two_who_save_at_once_overwrite_nobody():
    writer = make_user("记者")
    article = make_article(writer)

    results = at_once(
        posting(writer, article, headline="写者的标题"),
        posting(make_user("编辑"), article, headline="编辑的标题"),
    )

    assert sorted(results) == [200, 302]
    assert reload(article).version == 2
    assert article.revisions.count() == 2


def test_form_submitted_twice_is_saved_once():
    writer = make_user("记者")
    article = make_article(writer)

    results = at_once(
        posting(writer, article, headline="新标题"), posting(writer, article, headline="新标题")
    )

    assert 302 in results
    assert reload(article).version == 2


def test_new_topic_typed_by_two_at_once_is_one():
    writers = [make_user("记者"), make_user("记者")]
    articles = [make_article(writer) for writer in writers]

    results = at_once(
        *[
            posting(writer, article, topic_names="新话题")
            for writer, article in zip(writers, articles, strict=True)
        ]
    )

    assert results == [302, 302]
    topic = Topic.objects.get()
    assert [a.content().topics for a in Article.objects.all()] == [(topic,), (topic,)]
