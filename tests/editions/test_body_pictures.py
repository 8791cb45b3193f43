"""What an edition says of the pictures in its body: frozen when it is written, like its text."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from editions.body_pictures import frozen_words, library_words, with_body
from editions.content import PictureWords
from editions.html import PAGE_BREAK
from editions.models import Edition, EditionPicture
from editions.publish import create_story, draft_edition, publish_edition
from editions.withdraw import restore_story, withdraw_story
from pictures.models import Picture
from tests.factories.newsroom import T0, make_content
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)
OTHER = {"alt": "别的替代", "caption": "别的说明", "credit_line": "别人"}


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture():
    return make_picture(alt="港口吊机", caption="港口清晨", credit_line="林某 摄")


def figure(*pictures):
    return "".join(
        f'<figure class="image"><img src="{picture.address}" alt=""></figure>'
        for picture in pictures
    )


def content_with(*pictures):
    return with_body(make_content(), f"<p>正文。</p>{figure(*pictures)}")


def page_of(edition):
    return "".join(Edition.objects.get(pk=edition.pk).rendered_hans["pages"])


def test_words_are_the_librarys_in_the_order_of_the_body(picture):
    first = make_picture(decorative=True)
    html = f"{figure(first)}{PAGE_BREAK}{figure(picture, first)}<img src='/media/pictures/x.jpg'>"

    assert library_words(html) == (
        PictureWords(picture=first),
        PictureWords(picture=picture, alt="港口吊机", caption="港口清晨", credit="林某 摄"),
    )


def test_body_without_pictures_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert library_words("<p>字</p><img src='https://example.com/a.jpg'>") == ()


@pytest.mark.parametrize(("field", "value"), OTHER.items())
def test_words_are_part_of_what_is_vouched_for(picture, field, value):
    content = content_with(picture)
    Picture.objects.update(**{field: value})

    now = with_body(content, content.body)

    assert now.digest() != content.digest()


def test_crop_is_no_part_of_what_is_vouched_for(picture):
    content = content_with(picture)
    Picture.objects.update(focal_x=10, focal_y=90)

    assert with_body(content, content.body).digest() == content.digest()


def test_published_page_shows_the_words_that_were_read(picture):
    content = content_with(picture)
    Picture.objects.update(**OTHER)

    edition = publish_edition(story=create_story(at=T0), content=content, at=T0)

    assert '<figcaption>港口清晨 <span class="credit">林某 摄</span></figcaption>' in page_of(
        edition
    )
    assert 'alt="港口吊机"' in page_of(edition)


def test_rendering_anew_leaves_the_words_and_follows_the_crop(picture):
    edition = publish_edition(story=create_story(at=T0), content=content_with(picture), at=T0)
    before = page_of(edition)
    Picture.objects.update(**OTHER, focal_x=10)

    call_command("rerender")

    assert page_of(edition) != before
    assert "-10x50-" in page_of(edition)
    assert "港口清晨" in page_of(edition)
    assert not any(word in page_of(edition) for word in OTHER.values())


def test_restored_edition_says_what_readers_saw(picture):
    story = create_story(at=T0)
    second = make_picture(caption="夜景")
    publish_edition(story=story, content=content_with(picture, second), at=T0)
    withdraw_story(story=story, at=T0 + HOUR)
    Picture.objects.update(**OTHER)

    restored = restore_story(story=story, at=T0 + 2 * HOUR)
    call_command("rerender")

    lines = restored.picture_lines.values_list("position", "picture", "caption")
    assert list(lines) == [(0, picture.pk, "港口清晨"), (1, second.pk, "夜景")]
    assert [line.caption for line in frozen_words(restored)] == ["港口清晨", "夜景"]
    assert "港口清晨" in page_of(restored)
    assert "别的说明" not in page_of(restored)


def test_draft_shows_the_words_without_leaving_a_row(picture):
    draft = draft_edition(content_with(picture), at=T0)

    assert "港口清晨" in draft.rendered_hans["pages"][0]
    assert not EditionPicture.objects.exists()
