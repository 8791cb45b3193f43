"""Before a review after which nobody could give a later one, the page says so at its button."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import State
from articles.release import publish_article, reopen_article
from articles.review import return_article, submit_article
from articles.reviewers import dead_end
from articles.saving import record_save
from authors.models import User
from channels.models import Reviews
from tests.articles.conftest import address, login, passed, reload
from tests.factories.newsroom import make_article, make_channel, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def send(article, by):
    return submit_article(article=article, by=by, at=timezone.now())


def changed(article, by):
    article.standfirst = f"{by}改过的导语"
    article.save()
    record_save(article=article, by=by, at=timezone.now())
    return reload(article)


@pytest.fixture
def reopened(staff):
    """A story that readers have, reopened, changed and sent to its three reviews by 主任."""
    article = make_article(staff["记者"])
    article = passed(send(article, staff["记者"]), staff["编辑"], staff["主任"], staff["总编"])
    publish_article(article=article, by=staff["主任"], at=timezone.now())
    reopen_article(article=reload(article), by=staff["主任"], at=timezone.now())
    return send(changed(reload(article), staff["主任"]), staff["主任"])


def at_button(client, user, article):
    """What the page says at the button that passes the text; the button names it."""
    page = login(client, user).get(address(article)).content.decode()
    found = re.search(r'<p class="dead-end" id="dead-end">(.*?)</p>', page, re.DOTALL)
    button = re.search(r'<button[^>]*value="approve" class="primary"[^>]*>', page)[0]
    assert ('aria-describedby="dead-end' in button) == bool(found)
    return found[1] if found else ""


def test_dead_end_is_told_before_the_press_with_the_way_out(client, reopened, staff):
    """The only chief editor is offered the second review; nobody would be left for the third."""
    article = passed(reopened, staff["编辑"])

    told = at_button(client, staff["总编"], article)

    assert told.startswith("After this, nobody could give the final review: all who can")
    assert "Way out: return it to drafting" in told
    assert dead_end(article, staff["总编"]).instead == []

    return_article(article=article, by=staff["总编"], at=timezone.now(), reason="请作者过目")
    article = passed(send(reload(article), staff["记者"]), staff["编辑"], staff["主任"])
    assert (article.state, at_button(client, staff["总编"], article)) == (State.FINAL_REVIEW, "")


def test_who_could_give_the_review_instead_is_named(client, staff):
    article = passed(send(make_article(staff["记者"]), staff["记者"]), staff["编辑"])
    second = make_user("主任", name="周远")
    gone = make_user("主任", name="离职者", is_active=False)

    told = at_button(client, staff["总编"], article)

    assert f"this second review could be given by: {staff['主任']}、{second}." in told
    assert gone.name not in told
    assert at_button(client, second, article) == ""


def test_one_person_for_two_reviews_to_come_is_told_at_the_first(client, reopened, staff):
    """Each of them has somebody, and it is the same person: nobody is left for the last."""
    assert "nobody could give the final review" in at_button(client, staff["编辑"], reopened)

    make_user("主任")

    assert at_button(client, staff["编辑"], reopened) == ""


def test_too_few_accounts_are_told_as_such(client, staff):
    User.objects.filter(pk=staff["主任"].pk).update(is_active=False)
    article = send(make_article(staff["记者"]), staff["记者"])

    told = at_button(client, staff["编辑"], article)

    assert "there are too few accounts with the role. Ask an administrator" in told


def test_another_chief_editor_is_enough(client, reopened, staff):
    article = passed(reopened, staff["编辑"])
    make_user("总编")

    assert at_button(client, staff["总编"], article) == ""


@pytest.mark.parametrize("reviews", [Reviews.FINAL, Reviews.ALL])
def test_it_costs_one_query_at_most(staff, reviews):
    article = make_article(staff["记者"], channel=make_channel(reviews_demanded=reviews))
    article = reload(send(article, staff["记者"]))
    for _ in range(3):
        make_user("主任")
    assert article.channel

    with CaptureQueriesContext(connection) as queries:
        dead_end(article, staff["编辑"])

    assert len(queries) == (1 if reviews == Reviews.ALL else 0)


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-hans", "将没有人能作终审"), ("zh-hant", "將沒有人能作終審")],
)
def test_it_is_told_in_both_scripts(client, reopened, staff, language, words):
    client.force_login(staff["总编"])
    client.cookies["desk_language"] = language

    page = client.get(address(passed(reopened, staff["编辑"]))).content.decode()

    assert words in page.split('id="dead-end"')[1].split("</p>")[0]
