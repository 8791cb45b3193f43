"""Whoever gives a text under review other words by the library has changed the text."""

import pytest
from django.utils import timezone

from articles.models import State
from articles.refusals import WroteItThemselves
from articles.release import publish_article
from articles.review import submit_article
from articles.workflow import Act
from tests.articles.conftest import login, passed, reload
from tests.factories.newsroom import make_article, make_author, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def picture():
    return make_picture(caption="海堤", alt="海堤的远景", credit_line="林溪 摄")


def in_review(staff, **fields):
    article = make_article(staff["记者"], **fields)
    return submit_article(article=article, by=staff["记者"], at=timezone.now())


def describe(client, by, picture, **changes):
    """What the library's own form posts."""
    names = ("alt", "caption", "credit_line", "rights_holder", "licence", "focal_x", "focal_y")
    data = {name: getattr(picture, name) for name in names} | changes
    return login(client, by).post(
        f"/admin/pictures/picture/{picture.pk}/change/", data, follow=True
    )


def rename(client, by, author, name):
    data = {"name": name, "works_here": "on", "title": "", "bio": "", "email": ""}
    return login(client, by).post(f"/admin/authors/author/{author.pk}/change/", data, follow=True)


def body_with(picture):
    return f'<p>正文。</p><figure class="image"><img src="{picture.address}" alt=""></figure>'


@pytest.mark.parametrize("field", ["caption", "alt", "credit_line"])
@pytest.mark.parametrize("place", ["lead", "body"])
def test_whoever_changes_a_picture_s_words_does_not_review_them(
    client, staff, picture, place, field
):
    fields = {"lead_picture": picture} if place == "lead" else {"body": body_with(picture)}
    article = passed(in_review(staff, **fields), staff["主任"])

    page = describe(client, staff["编辑"], picture, **{field: "编辑写的字"}).content.decode()

    article = reload(article)
    assert article.state == State.FIRST_REVIEW
    assert f"This changes texts under review: {article.headline}." in page
    decision = article.decisions.first()
    assert (decision.act, decision.by) == (Act.VOID, staff["编辑"])
    assert article.revisions.first().by == staff["编辑"]
    with pytest.raises(WroteItThemselves):
        passed(article, staff["编辑"])
    assert article not in type(article).objects.to_review_by(staff["编辑"])
    assert passed(article, make_user("编辑")).state == State.SECOND_REVIEW


def test_whoever_renames_an_author_in_the_byline_does_not_review_it(client, staff):
    author = make_author("旧名")
    article = in_review(staff, credits=[author])

    page = rename(client, staff["编辑"], author, "新名").content.decode()

    assert f"This changes texts under review: {article.headline}." in page
    with pytest.raises(WroteItThemselves):
        passed(reload(article), staff["编辑"])


def test_a_name_that_is_printed_otherwise_changes_nothing(client, staff):
    author = make_author("旧名")
    article = make_article(staff["记者"], credits=[author])
    article.credits.update(name="笔名")
    article = submit_article(article=article, by=staff["记者"], at=timezone.now())

    rename(client, staff["编辑"], author, "新名")

    assert passed(reload(article), staff["编辑"]).state == State.SECOND_REVIEW


def test_what_is_no_word_of_the_text_voids_nothing(client, staff, picture):
    article = passed(in_review(staff, lead_picture=picture), staff["主任"])

    describe(client, staff["编辑"], picture, rights_holder="通讯社", focal_x=10)

    assert reload(article).state == State.SECOND_REVIEW
    assert passed(reload(article), staff["总编"]).state == State.FINAL_REVIEW


def test_drafts_and_what_is_released_are_left_alone(client, staff, picture, ready):
    draft = make_article(staff["记者"], lead_picture=picture)
    other = in_review(staff)
    released = passed(
        in_review(staff, lead_picture=picture), staff["编辑"], staff["主任"], staff["总编"]
    )
    publish_article(article=released, by=staff["主任"], at=timezone.now())

    page = describe(client, staff["编辑"], picture, caption="改过的说明").content.decode()

    assert "This changes texts under review" not in page
    assert [reload(a).version for a in (draft, other, released)] == [1, 1, 1]
    assert reload(released).state == State.RELEASED
