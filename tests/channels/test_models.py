"""Names and addresses of topics."""

import pytest

from tests.factories.newsroom import make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def test_long_names_that_differ_in_a_mark_get_addresses_of_their_own():
    slugs = [make_topic("甲" * 99 + mark).slug for mark in "!?…"]

    assert slugs == ["甲" * 90, "甲" * 90 + "_1", "甲" * 90 + "_2"]
