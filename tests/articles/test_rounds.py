"""Since when a change keeps its author from reviewing; the way out where nobody is left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, State
from articles.refusals import WroteItThemselves
from articles.release import cancel_schedule, publish_article, reopen_article
from articles.review import recall_article, return_article, submit_article
from articles.saving import record_save, set_credits
from articles.steps import hindrance
from authors.models import User
from editions.models import Edition
from tests.articles.conftest import address, form_data, login, passed, reload
from tests.factories.newsroom import make_article, make_author, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def change(article, by, words="改过的导语"):
    article = reload(article)
    article.standfirst = words
    article.save()
    record_save(article=article, by=by, at=timezone.now())
    return reload(article)


def send(article, by):
    return submit_article(article=article, by=by, at=timezone.now())


def send_back(article, by, reason="请作者过目"):
    return return_article(article=article, by=by, at=timezone.now(), reason=reason)


def barred(article, user):
    """Whether what the person wrote keeps them from the review, by the step and on the board."""
    refused = isinstance(hindrance(reload(article), user), WroteItThemselves)
    assert refused == (not Article.objects.to_review_by(user).filter(pk=article.pk).exists())
    return refused


@pytest.fixture
def changed(staff):
    """In first review again, after 编辑 has changed it there."""
    article = send(make_article(staff["记者"]), staff["记者"])
    return change(article, staff["编辑"])


def test_three_people_publish_what_one_of_them_had_changed(client, changed, staff):
    """编辑 changes, 主任 and 总编 pass it: nobody is left, until it is returned and sent again."""
    article = passed(changed, staff["主任"], staff["总编"])
    page = login(client, staff["总编"]).get(address(article)).content.decode()
    assert article.state == State.FINAL_REVIEW
    assert "Nobody can give the final review" in page
    assert "once one of its writers sends it to review again" in page

    send_back(article, staff["总编"])
    send(reload(article), staff["记者"])
    article = passed(reload(article), staff["编辑"], staff["主任"], staff["总编"])

    publish_article(article=article, by=staff["主任"], at=timezone.now())
    assert Edition.objects.live(timezone.now()).get().standfirst == "改过的导语"


@pytest.mark.parametrize("back", ["return", "recall"])
def test_a_writer_who_sends_it_again_adopts_what_others_changed(changed, staff, back):
    assert barred(changed, staff["编辑"])
    if back == "return":
        send_back(changed, staff["主任"])
    else:
        recall_article(article=changed, by=staff["记者"], at=timezone.now(), reason="再看一遍")

    article = send(reload(changed), staff["记者"])

    assert not barred(article, staff["编辑"])
    assert article.decisions.first().details == {"adopts": True}


def test_a_credited_writer_adopts_as_the_creator_does(changed, staff):
    colleague = make_user("记者")
    changed.credits.create(author=make_author(user=colleague), role="translator", position=0)
    send_back(changed, staff["主任"])

    assert not barred(send(reload(changed), colleague), staff["编辑"])


def test_whoever_else_sends_it_adopts_nothing_and_bars_nobody(changed, staff):
    colleague = make_user("编辑")
    send_back(changed, staff["主任"])

    article = send(reload(changed), colleague)

    assert barred(article, staff["编辑"])
    assert not barred(article, colleague)
    assert article.decisions.first().details == {}


def test_what_is_changed_after_the_return_counts(changed, staff):
    send_back(changed, staff["主任"])
    change(changed, staff["主任"], "退回以后主任又改")

    article = send(reload(changed), staff["记者"])

    assert barred(article, staff["主任"])
    assert not barred(article, staff["编辑"])


def test_without_a_return_nothing_is_adopted(staff):
    article = change(make_article(staff["记者"]), staff["编辑"])

    assert barred(send(article, staff["记者"]), staff["编辑"])


def test_a_writer_is_barred_in_every_round(staff):
    creator = make_user("编辑")
    article = make_article(creator)
    article.credits.create(author=make_author(user=staff["记者"]), position=0)
    send_back(send(article, creator), staff["主任"])

    article = send(reload(article), staff["记者"])

    assert barred(article, creator)


def test_a_change_in_the_new_round_bars_again(changed, staff):
    send_back(changed, staff["主任"])
    article = send(reload(changed), staff["记者"])

    article = change(article, staff["编辑"], "新一轮里又改")

    assert barred(article, staff["编辑"])


@pytest.mark.parametrize(("role", "bars"), [("editor", False), ("writer", True)])
def test_crediting_a_responsible_editor_bars_nobody(staff, role, bars):
    article = send(make_article(staff["记者"]), staff["记者"])
    article = passed(article, staff["总编"])
    line = {"role": role, "name": "", "author": make_author(user=make_user("编辑")).pk}

    set_credits(article, [line])
    voided = record_save(article=article, by=staff["编辑"], at=timezone.now())

    assert [review.by for review in voided] == [staff["总编"]]
    assert barred(article, staff["编辑"]) == bars


def scheduled(article, staff):
    at = timezone.now()
    publish_article(article=article, by=staff["主任"], at=at, live_from=at + HOUR)
    return reload(article)


def test_a_schedule_that_was_cancelled_was_read_by_nobody(staff):
    """编辑 wrote, others passed it; before its hour it came back: it is still their own text."""
    article = change(make_article(staff["记者"]), staff["编辑"])
    article = passed(send(article, staff["记者"]), make_user("编辑"), staff["主任"], staff["总编"])
    article = cancel_schedule(
        article=scheduled(article, staff), by=staff["主任"], at=timezone.now()
    )
    send_back(article, staff["主任"])

    article = send(reload(article), staff["主任"])

    assert barred(article, staff["编辑"])


def test_a_schedule_that_has_not_come_was_read_by_nobody(staff):
    article = change(make_article(staff["记者"]), staff["编辑"])
    article = passed(send(article, staff["记者"]), make_user("编辑"), staff["主任"], staff["总编"])
    reopen_article(article=scheduled(article, staff), by=staff["记者"], at=timezone.now())

    article = send(reload(article), staff["记者"])

    assert barred(article, staff["编辑"])


def test_what_readers_have_had_is_a_text_like_any_other(staff):
    article = change(make_article(staff["记者"]), staff["编辑"])
    article = passed(send(article, staff["记者"]), make_user("编辑"), staff["主任"], staff["总编"])
    reopened = scheduled(article, staff)
    reopen_article(article=reopened, by=staff["记者"], at=timezone.now())

    article = submit_article(
        article=reload(reopened), by=staff["记者"], at=timezone.now() + 2 * HOUR
    )

    assert not barred(article, staff["编辑"])


def test_before_changing_in_review_everybody_is_warned(client, staff):
    article = send(make_article(staff["记者"]), staff["记者"])
    first = login(client, staff["编辑"]).get(address(article)).content.decode()
    article = passed(article, staff["编辑"])

    page = login(client, staff["主任"]).get(address(article)).content.decode()
    chief = login(client, staff["总编"]).get(address(article)).content.decode()

    voids = "Changing the text now voids the reviews given so far."
    assert (voids in first, voids in page) == (False, True)
    assert "If you change it, somebody else must review it, until a writer has taken" in page
    assert "nobody will be left for it" not in page
    assert "You are the only one who can give the final review: if you change the text" in chief


def test_a_newsroom_without_a_chief_editor_says_so_from_the_start(client, staff):
    article = make_article(staff["记者"])
    login(client, staff["记者"])
    assert "Ask an administrator" not in client.get(address(article)).content.decode()

    User.objects.filter(pk=staff["总编"].pk).update(is_active=False)

    page = client.get(address(article)).content.decode()
    assert "No account, its writers&#x27; aside, can give it this: final review." in page


def test_the_only_account_can_review_nothing_of_its_own(client):
    only = make_user(None, is_superuser=True)
    article = make_article(only)

    page = login(client, only).get(address(article)).content.decode()

    assert "can give it this: first review、second review、final review." in page


def test_ready_without_anybody_to_publish_says_so(client, staff, ready):
    User.objects.filter(groups__name__in=["主任", "总编"]).update(is_active=False)

    page = login(client, staff["编辑"]).get(address(ready)).content.decode()

    assert "No account can publish yet." in page


def test_how_long_a_change_bars_is_told_to_who_changed_and_to_who_takes_it_over(
    client, changed, staff
):
    """By the sentence beside the steps, and to the writer before the text is sent on."""
    takes_over = "By sending it to review again you take their changes over as your own"
    page = login(client, staff["编辑"]).get(address(changed)).content.decode()
    assert "You changed this text, so somebody else must review it, until a writer has" in page
    send_back(changed, staff["主任"])
    editor = client.get(address(changed)).content.decode()
    writer = login(client, staff["记者"]).get(address(changed)).content.decode()
    assert (takes_over in editor, takes_over in writer) == (False, True)

    untouched = send(make_article(staff["记者"]), staff["记者"])
    send_back(untouched, staff["主任"])

    assert takes_over not in client.get(address(untouched)).content.decode()
    send(reload(changed), staff["记者"])
    page = login(client, staff["编辑"]).get(address(changed)).content.decode()
    assert "You changed this text" not in page


def test_adopting_is_told_in_the_log(client, changed, staff):
    send_back(changed, staff["主任"])
    login(client, staff["记者"])
    client.post(address(changed), form_data(changed, _step="submit"))

    page = client.get(address(changed)).content.decode()

    assert reload(changed).state == State.FIRST_REVIEW
    assert "with the changes of others as the writer's own" in page
