"""What a new version of an imported item may change, and what is the desk's own by then."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.imported import NotImportedBefore, Provenance, WorkedOnSince, held_import
from articles.importing import import_article, publish_import, update_article
from articles.log import decide
from articles.models import Article, Decision, State
from articles.saving import record_save
from articles.takedown import lift_embargo, restore_article, withdraw_article
from editions.models import Edition
from editions.publish import create_story, publish_edition
from editions.standing import standing
from tests.factories.newsroom import make_article, make_content, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]
URI = "tag:wire.example,2024:1"
V1 = datetime.fromisoformat("2024-12-23T14:30:00+08:00")


def item(digest="one", version=V1):
    return Provenance(digest=digest, version=version, status="usable")


def take_in(*, publish, **content):
    content = make_content(headline="旧题", **content)
    return import_article(uri=URI, item=item(), content=content, publish=publish, at=timezone.now())


def update(article, *, publish=True):
    content = make_content(headline="新题", channel=article.channel)
    newer = item("two", V1 + timedelta(hours=1))
    held = held_import(URI)
    update_article(held=held, item=newer, content=content, publish=publish, at=timezone.now())


def edit(article, **fields):
    """Change the desk copy as a person would."""
    Article.objects.filter(pk=article.pk).update(**fields)
    article.refresh_from_db()
    record_save(article=article, by=make_user("编辑"), at=timezone.now())


def move(article, state, act=Decision.Act.REOPEN):
    """Move the desk copy on as a person would."""
    article.refresh_from_db()
    decide(article, act, by=make_user("编辑"), at=timezone.now(), to_state=state)


def headline_live():
    return standing(Article.objects.get().story_id, at=timezone.now()).live.headline


def test_untouched_story_is_updated():
    article = take_in(publish=True)

    update(article)

    assert headline_live() == "新题"
    assert [d.act for d in article.decisions.all()] == ["import", "import"]
    assert article.revisions.count() == 2


def test_imported_body_freezes_what_our_library_says_of_its_pictures():
    picture = make_picture(caption="港口清晨")

    article = take_in(
        publish=True, body=f'<figure class="image"><img src="{picture.address}"></figure>'
    )

    edition = Edition.objects.get()
    assert article.digest == edition.digest == article.content().digest()
    assert [line.caption for line in edition.picture_lines.all()] == ["港口清晨"]
    assert "港口清晨" in edition.rendered_hans["pages"][0]


def test_text_that_the_desk_changed_is_never_overwritten():
    article = take_in(publish=True)
    move(article, State.DRAFTING)
    edit(article, headline="编辑改的题")
    move(article, State.RELEASED, Decision.Act.PUBLISH)

    with pytest.raises(WorkedOnSince):
        update(article)

    article.refresh_from_db()
    assert (article.headline, headline_live()) == ("编辑改的题", "旧题")


def test_draft_that_the_desk_changed_is_never_overwritten():
    article = take_in(publish=False)
    edit(article, body="<p>记者改的</p>")

    with pytest.raises(WorkedOnSince):
        update(article, publish=False)

    article.refresh_from_db()
    assert article.body == "<p>记者改的</p>"


def test_article_that_somebody_works_on_again_is_left_alone():
    article = take_in(publish=True)
    move(article, State.DRAFTING)

    with pytest.raises(WorkedOnSince):
        update(article)

    assert headline_live() == "旧题"


def test_draft_under_review_is_left_alone():
    article = take_in(publish=False)
    move(article, State.FIRST_REVIEW, Decision.Act.SUBMIT)

    with pytest.raises(WorkedOnSince):
        update(article, publish=False)


def test_very_text_that_the_desk_released_is_followed_by_the_update():
    article = take_in(publish=True)
    chief = make_user("总编")
    withdraw_article(article=article, by=chief, at=timezone.now(), reason="核实")
    restore_article(article=article, by=chief, at=timezone.now(), reason="无误")

    update(article)

    assert headline_live() == "新题"


def test_embargo_that_the_chief_lifted_is_not_put_back():
    article = take_in(publish=True, embargo_until=timezone.now() + timedelta(hours=3))
    lift_embargo(article=article, by=make_user("总编"), at=timezone.now(), reason="已解禁")

    with pytest.raises(WorkedOnSince):
        update(article)


def test_time_that_the_desk_scheduled_is_kept():
    article = take_in(publish=False)
    move(article, State.READY, Decision.Act.APPROVE)
    at = timezone.now()
    publish_edition(
        story=article.story, content=article.content(), at=at, live_from=at + timedelta(hours=3)
    )
    move(article, State.RELEASED, Decision.Act.SCHEDULE)

    with pytest.raises(WorkedOnSince):
        update(article)

    assert standing(article.story_id, at=timezone.now()).live is None


def test_story_that_the_desk_wrote_was_never_imported():
    article = make_article(story=create_story(at=timezone.now(), uri=URI), state=State.RELEASED)

    with pytest.raises(NotImportedBefore):
        held_import(URI)

    assert article.decisions.get().act == "create"


def test_draft_of_a_live_story_leaves_the_old_version_live():
    article = take_in(publish=True)

    update(article, publish=False)

    article.refresh_from_db()
    assert (article.headline, article.state) == ("新题", State.DRAFTING)
    assert headline_live() == "旧题"


def test_untouched_draft_can_be_published_by_a_later_import():
    take_in(publish=False)
    held = held_import(URI)

    publish_import(held=held, item=item(), at=timezone.now())

    article = Article.objects.get()
    edition = Edition.objects.get()
    assert (article.state, edition.live_from) == (State.RELEASED, V1)
    assert article.digest == edition.digest
    assert held_import(URI).published


def test_draft_of_an_undated_item_is_undated_once_the_import_publishes_it():
    undated = item(version=None)
    content = make_content()
    at = timezone.now()
    import_article(uri=URI, item=undated, content=content, publish=False, at=at)

    publish_import(held=held_import(URI), item=undated, at=timezone.now())

    assert not Edition.objects.get().story.dated
    assert not Edition.objects.get().listings.exists()


@pytest.mark.parametrize("touch", ["edit", "submit"])
def test_draft_that_the_desk_has_touched_is_not_as_it_was_left(touch):
    article = take_in(publish=False)
    assert held_import(URI).is_as_left()

    if touch == "edit":
        edit(article, headline="改了")
    else:
        move(article, State.FIRST_REVIEW, Decision.Act.SUBMIT)

    assert not held_import(URI).is_as_left()
