"""Pictures to choose from, and one that is sent with what is said of it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pictures.models import Picture
from pictures.views import MOST_CHOICES
from tests.factories.newsroom import make_user
from tests.factories.pictures import make_picture, picture_bytes

pytestmark = pytest.mark.django_db
CHOICES, UPLOAD = "/admin/pictures/choices/", "/admin/pictures/upload/"


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def reporter(client):
    client.force_login(make_user("记者"))
    client.cookies["desk_language"] = "en"
    return client


def ids(client, **query):
    return [picture["id"] for picture in client.get(CHOICES, query).json()["pictures"]]


def test_newest_come_first_and_those_whose_rights_ended_not_at_all(reporter):
    now = timezone.now()
    first = make_picture(caption="一")
    make_picture(caption="过期", expires_at=now - timedelta(days=1))
    last = make_picture(caption="二", expires_at=now + timedelta(days=1))

    assert ids(reporter) == [last.pk, first.pk]


def test_choice_tells_what_a_form_shows(reporter):
    picture = make_picture(caption="修好的海堤", alt="晨光里的海堤", credit_line="周远 摄")

    assert reporter.get(CHOICES).json()["pictures"] == [
        {
            "id": picture.pk,
            "address": picture.address,
            "small": picture.rendition("card", 320),
            "whole": picture.rendition("body", 480),
            "focal": [50, 50],
            "alt": "晨光里的海堤",
            "caption": "修好的海堤",
            "credit": "周远 摄",
            "name": "修好的海堤",
        }
    ]


def test_every_word_must_stand_in_what_is_said(reporter):
    found = make_picture(caption="修好的海堤", credit_line="周远 摄")
    make_picture(caption="海堤")

    assert ids(reporter, q="海堤 周远") == [found.pk]
    assert ids(reporter, q="火星\x00") == []


@pytest.mark.parametrize("items", [1, 3])
def test_choices_take_three_queries(reporter, items, django_assert_num_queries):
    for number in range(items):
        make_picture(caption=f"图{number}")
    ids(reporter)

    with django_assert_num_queries(5):
        assert len(ids(reporter)) == items


def test_choices_are_bounded(reporter):
    for number in range(MOST_CHOICES + 1):
        make_picture(caption=f"图{number}")

    assert len(ids(reporter)) == MOST_CHOICES


def test_choices_are_for_staff_who_may_see_pictures(client):
    assert client.get(CHOICES).status_code == 302
    client.force_login(make_user(None))
    assert client.get(CHOICES).status_code == 403
    client.force_login(make_user("记者"))
    assert client.post(CHOICES).status_code == 405


def send(client, **said):
    upload = SimpleUploadedFile("a.jpg", picture_bytes((64, 48)), "image/jpeg")
    return client.post(UPLOAD, {"upload": upload, **said})


def test_upload_takes_what_is_said_of_it(reporter):
    answer = send(reporter, alt=" 晨光里的\n海堤 ", caption="修好的海堤", credit_line="周远 摄")

    picture = Picture.objects.get()
    assert (picture.alt, picture.caption) == ("晨光里的 海堤", "修好的海堤")
    assert picture.credit_line == "周远 摄"
    assert answer.json()["picture"]["id"] == picture.pk


def test_too_long_words_are_refused_and_nothing_is_stored(reporter):
    answer = send(reporter, alt="长" * 201)

    assert answer.status_code == 400
    assert "200" in answer.json()["error"]["message"]
    assert Picture.objects.count() == 0
