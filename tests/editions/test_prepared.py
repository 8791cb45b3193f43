"""A prepared query gives what its queryset gives, with whatever values."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from channels.models import Channel
from editions.models import Listing
from editions.prepared import Prepared
from tests.factories.newsroom import make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def live_in(at, list_id):
    rows = Listing.objects.live(at).in_list(1, list_id)
    return rows.values_list("story_id", "listed_at", "edition__headline")[:5]


def test_prepared_query_gives_what_its_queryset_gives():
    prepared = Prepared(live_in, at=datetime, list_id=int)
    for _ in range(2):
        edition = make_story_live()
        for at in (timezone.now(), timezone.now() - timedelta(days=1)):
            section = edition.channel.section.pk

            rows = prepared(at=at, list_id=section)

            assert [tuple(row) for row in rows] == list(live_in(at, section))


def test_prepared_query_is_made_once():
    made = []

    def build(slug):
        made.append(slug)
        return Channel.objects.filter(slug=slug).values_list("pk", "slug")

    prepared = Prepared(build, slug=str)
    edition = make_story_live()

    assert list(map(tuple, prepared(slug=edition.channel.slug))) == [
        (edition.channel_id, edition.channel.slug)
    ]
    assert prepared(slug="none") == []
    assert len(made) == 1


def test_value_that_the_query_does_not_ask_for_is_refused():
    prepared = Prepared(lambda at: Channel.objects.values_list("pk"), at=datetime)

    with pytest.raises(ValueError, match="at"):
        prepared(at=timezone.now())
