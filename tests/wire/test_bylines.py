"""How imported stories are signed that came without a byline."""

import pytest

from editions.models import Edition
from tests.factories.wire import make_record

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PEOPLE = [{"name": "旧站记者"}]


@pytest.mark.parametrize(
    ("source", "byline"),
    [("旧站", "【文/旧站记者】"), ("新闻编辑部", "【文/新闻编辑部 旧站记者】")],
)
def test_people_of_another_source_are_not_signed_as_the_houses(publish_file, source, byline):
    publish_file(make_record(contributors=PEOPLE, infosources=[{"name": source}]))

    assert Edition.objects.get().byline == byline
