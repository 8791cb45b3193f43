"""`manage.py index_search`."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from editions.models import Change
from search.public import public_index
from search.query import find
from tests.factories.newsroom import T0, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def index_search(*arguments):
    told, said = StringIO(), StringIO()
    call_command("index_search", *arguments, stderr=told, stdout=said)
    assert said.getvalue() == ""
    return told.getvalue()


def test_index_search_takes_in_what_is_left():
    for number in range(3):
        make_story_live(headline=f"芯片{number}", live_from=T0 - timedelta(hours=1))

    told = index_search()

    newest = Change.objects.latest("pk").pk
    assert public_index().reached() == newest
    assert f"change {newest}" in told


def test_rebuild_makes_the_file_anew_and_removes_those_of_other_versions(search_dir):
    make_story_live(headline="芯片", live_from=T0 - timedelta(hours=1))
    index_search()
    store = public_index().store
    store.connection().execute("DELETE FROM document")
    other = search_dir / "public-0-0.sqlite3"
    other.touch()
    assert find("芯片", at=T0).total == 0

    index_search("--rebuild")

    assert find("芯片", at=T0).total == 1
    assert not other.exists()
