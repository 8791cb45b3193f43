"""The library on the desk: a grid that points out rights which end, and its filters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pictures.models import Licence, Picture
from tests.factories.newsroom import make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PICTURES = "/admin/pictures/picture/"


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def reporter(client):
    user = make_user("记者")
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def shown(client, **asked):
    return list(client.get(PICTURES, asked).context["cl"].result_list)


@pytest.mark.parametrize("items", [1, 3])
def test_list_of_pictures_takes_seven_queries(client, reporter, items, django_assert_num_queries):
    for number in range(items):
        make_picture(caption=f"图{number}")

    with django_assert_num_queries(7):
        assert len(shown(client)) == items


def test_grid_says_when_rights_end(client, reporter):
    now = timezone.now()
    for caption, ends in (("久", 90), ("近", 3), ("过", -1)):
        make_picture(caption=caption, expires_at=now + timedelta(days=ends))
    make_picture(caption="自有")

    said = {row.caption: (row.rights_ended, row.rights_end_soon) for row in shown(client)}

    assert said == {
        "自有": (False, False),
        "久": (False, False),
        "近": (False, True),
        "过": (True, True),
    }
    assert "Rights have ended" in client.get(PICTURES).content.decode()


def test_filters_leave_what_they_say(client, reporter):
    now = timezone.now()
    mine = make_picture(caption="我的", licence=Licence.OWN)
    Picture.objects.filter(pk=mine.pk).update(uploaded_by=reporter)
    soon = make_picture(caption="近", licence=Licence.AGENCY, expires_at=now + timedelta(days=3))
    ended = make_picture(caption="过", licence=Licence.AGENCY, expires_at=now - timedelta(days=3))

    assert shown(client, whose="mine") == [mine]
    assert set(shown(client, licence="agency")) == {soon, ended}
    assert shown(client, rights="soon") == [soon]
    assert shown(client, rights="ended") == [ended]
    for name in ("whose", "licence", "rights"):
        assert set(shown(client, **{name: "x"})) == {mine, soon, ended}


def test_empty_library_offers_to_add(client, reporter):
    page = client.get(PICTURES).content.decode()

    assert "There are no pictures yet." in page
    assert f'<a href="{PICTURES}add/">Add picture</a>' in page
