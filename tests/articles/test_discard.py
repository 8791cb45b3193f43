"""Drafts that nothing came of: off the board and the lists, kept, and taken up again."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.board import board_of
from articles.discard import discard_article, take_up_article
from articles.models import Article, Notice, State
from articles.refusals import NotInThisState, NotPermitted
from articles.release import cancel_schedule, publish_article
from articles.review import return_article
from articles.steps import steps_for
from articles.takedown import withdraw_article
from articles.workflow import Act
from tests.articles.conftest import address, form_data, login, reload
from tests.factories.newsroom import make_article, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
LIST = "/admin/articles/article/"
HOUR = timedelta(hours=1)


def discard(article, by):
    return discard_article(article=article, by=by, at=timezone.now())


def drafting(article, staff):
    return_article(article=reload(article), by=staff["主任"], at=timezone.now(), reason="不用了")
    return reload(article)


def offers(article, user):
    return Act.DISCARD in {step.act for step in steps_for(article, user, at=timezone.now())}


def listed(client, query=""):
    return {article.pk for article in client.get(LIST + query).context["cl"].result_list}


def test_own_draft_is_discarded_kept_and_taken_up_as_it_was(staff):
    article = make_article(staff["记者"], headline="没有下文的线索")

    discard(article, staff["记者"])
    assert reload(article).state == State.DISCARDED
    take_up_article(article=article, by=staff["记者"], at=timezone.now())

    assert (reload(article).state, reload(article).headline) == (State.DRAFTING, "没有下文的线索")
    assert list(article.decisions.values_list("act", "to_state"))[:2] == [
        (Act.TAKE_UP, State.DRAFTING),
        (Act.DISCARD, State.DISCARDED),
    ]


def test_editors_discard_any_draft_and_reporters_their_own(staff):
    article = make_article(staff["记者"])

    assert {role for role, user in staff.items() if offers(article, user)} == {
        "记者",
        "编辑",
        "主任",
        "总编",
    }
    with pytest.raises(NotPermitted):
        discard(article, make_user("记者"))


@pytest.mark.parametrize("state", [state for state in State if state != State.DRAFTING])
def test_only_a_draft_is_discarded(ready, staff, state):
    if state == State.RELEASED:
        publish_article(article=ready, by=staff["主任"], at=timezone.now())
    Article.objects.filter(pk=ready.pk).update(state=state)

    with pytest.raises(NotInThisState):
        discard(reload(ready), staff["总编"])


def test_what_was_published_is_withdrawn_and_never_discarded(ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    Article.objects.filter(pk=ready.pk).update(state=State.DRAFTING)
    assert not offers(reload(ready), staff["总编"])

    withdraw_article(article=reload(ready), by=staff["总编"], at=timezone.now(), reason="失实")

    assert not offers(reload(ready), staff["总编"])
    with pytest.raises(NotInThisState):
        discard(reload(ready), staff["总编"])
    with pytest.raises(DatabaseError), transaction.atomic():
        Article.objects.filter(pk=ready.pk).update(state=State.DISCARDED)


def test_a_draft_whose_schedule_was_cancelled_was_never_published(ready, staff):
    at = timezone.now()
    publish_article(article=ready, by=staff["主任"], at=at, live_from=at + HOUR)
    with pytest.raises(DatabaseError), transaction.atomic():
        Article.objects.filter(pk=ready.pk).update(state=State.DISCARDED)
    cancel_schedule(article=reload(ready), by=staff["主任"], at=timezone.now())

    discard(drafting(ready, staff), staff["记者"])

    assert reload(ready).state == State.DISCARDED


def test_it_leaves_board_and_lists_and_the_filter_finds_it(client, staff):
    kept, given_up = make_article(staff["记者"]), make_article(staff["记者"], headline="弃稿")
    discard(given_up, staff["记者"])
    login(client, staff["记者"])

    board = board_of(staff["记者"], at=timezone.now())
    piles = [board.waiting, board.mine, *(pile for col in board.columns for pile in col.piles)]

    assert {card.article.pk for pile in piles for card in pile.cards} == {kept.pk}
    assert listed(client) == listed(client, "?whose=mine") == {kept.pk}
    assert listed(client, "?q=弃稿") == set()
    assert listed(client, "?state__exact=discarded") == {given_up.pk}
    assert listed(client, "?state__exact=discarded&whose=mine&q=弃稿") == {given_up.pk}


def test_its_writer_is_told_of_it_and_whoever_discards_their_own_is_not(client, staff):
    article = make_article(staff["记者"], headline="弃稿")
    discard(article, staff["编辑"])
    discard(make_article(staff["编辑"]), staff["编辑"])

    notice = Notice.objects.get()
    inbox = login(client, staff["记者"]).get("/admin/inbox/").content.decode()

    assert (notice.person, notice.decision.article) == (staff["记者"], article)
    assert "<span>discarded</span>" in inbox


def test_the_button_asks_first_and_says_how_to_undo_it(client, staff):
    article = make_article(staff["记者"])
    page = login(client, staff["记者"]).get(address(article)).content.decode()
    assert "It leaves the board and the lists." in page

    data = form_data(article, _step="discard")
    page = client.post(address(article), data, follow=True).content.decode()

    assert reload(article).state == State.DISCARDED
    assert "“Take up again” makes a draft of it again." in page
    assert 'name="headline"' not in page
    client.post(address(article), form_data(article, _step="take_up"))
    assert reload(article).state == State.DRAFTING
