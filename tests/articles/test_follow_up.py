"""A follow-up: what it takes over, where it leads back to, and what it must not give away."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.follow_up import MOST_SHOWN, copy_as_follow_up
from articles.models import Article
from articles.refusals import NotPermitted
from articles.release import publish_article, reopen_article
from articles.takedown import withdraw_article
from tests.articles.conftest import address, login, reload
from tests.factories.newsroom import make_article, make_author, make_topic, make_user

pytestmark = pytest.mark.django_db


def follow_up(article, by):
    return copy_as_follow_up(article=reload(article), by=by, at=timezone.now())


def test_takes_over_place_and_topics_and_credits_who_begins_it(staff):
    me = make_author(user=staff["记者"])
    first = make_article(
        staff["编辑"], topics=[make_topic("乙"), make_topic("甲")], credits=[make_author()]
    )

    draft = follow_up(first, staff["记者"])

    content = draft.content()
    assert (draft.follows, draft.headline, draft.channel) == (first, first.headline, first.channel)
    assert [topic.name for topic in content.topics] == ["乙", "甲"]
    assert [(line.role, line.author) for line in content.credits] == [("writer", me)]
    assert (draft.state, draft.story, draft.body) == ("drafting", None, "")
    decision = draft.decisions.get()
    assert (decision.act, decision.by) == ("create", staff["记者"])
    assert decision.details == {"follows": first.pk}
    assert draft.revisions.count() == 1


def test_text_leads_back_to_what_readers_have(ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    reopen_article(article=ready, by=staff["记者"], at=timezone.now())
    Article.objects.filter(pk=ready.pk).update(headline="还没有人读到的标题")

    draft = follow_up(ready, staff["记者"])

    story = reload(ready).story
    assert draft.body.startswith(f'<p>此前报道：<a href="/articles/{story.pk}/"')
    assert draft.body.endswith(f">{ready.headline}</a></p>")


def test_text_leads_nowhere_once_the_story_is_withdrawn(ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    withdraw_article(article=ready, by=staff["总编"], at=timezone.now(), reason="失实", notice="")

    assert follow_up(ready, staff["记者"]).body == ""


def test_button_makes_a_draft_and_opens_its_headline(client, staff):
    first = make_article(staff["编辑"])
    login(client, staff["记者"])

    response = client.post(f"/admin/articles/article/{first.pk}/follow-up/")

    draft = Article.objects.get(follows=first)
    assert response["Location"] == f"{address(draft)}#id_headline"
    assert f'href="{address(first)}"' in client.get(address(draft)).content.decode()
    assert f'href="{address(draft)}"' in client.get(address(first)).content.decode()


def test_looking_at_the_address_makes_nothing(client, staff):
    first = make_article(staff["编辑"])

    response = login(client, staff["记者"]).get(f"/admin/articles/article/{first.pk}/follow-up/")

    assert response.status_code == 405
    assert Article.objects.count() == 1


@pytest.mark.parametrize("role", ["校对", "管理员", None])
def test_who_may_not_begin_articles_begins_no_follow_up(client, staff, role):
    first = make_article(staff["记者"])
    other = staff[role] if role else make_user(None)

    response = login(client, other).post(f"/admin/articles/article/{first.pk}/follow-up/")

    assert response.status_code == 403
    assert Article.objects.count() == 1
    with pytest.raises(NotPermitted):
        follow_up(first, other)


def test_page_names_the_latest_follow_ups_alone(client, staff, django_assert_num_queries):
    first = make_article(staff["记者"])
    drafts = [follow_up(first, staff["记者"]) for _ in range(MOST_SHOWN + 1)]
    login(client, staff["记者"]).get(address(first))

    with django_assert_num_queries(17):
        response = client.get(address(first))

    assert response.context["panel"].followed_by == drafts[:0:-1]


@pytest.mark.services
def test_article_never_follows_itself():
    article = make_article()

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(follows=article)


@pytest.mark.services
def test_follow_up_keeps_what_it_follows(staff):
    first = make_article(staff["记者"])
    draft = follow_up(first, staff["记者"])

    assert list(first.followed_by.all()) == [draft]
    assert reload(draft).follows_id == first.pk
