"""Imports at the same moment: the second sees what the first has taken in."""

import logging
from io import BytesIO
from pathlib import Path

import pytest

from articles.models import Article
from authors.models import Author
from editions.models import Edition, Story
from tests.factories.wire import LATER, as_lines, make_record
from tests.overlap import overlapping
from wire.importing import Tally, import_lines

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


class Import:
    """An import of these records, for a thread."""

    def __init__(self, *records):
        self.tally = Tally()
        self._file = BytesIO(as_lines(*records))

    def __call__(self):
        list(import_lines(self._file, Path(), publish=True, tally=self.tally))

    def counts(self):
        tally = self.tally
        return (
            tally.imported,
            tally.updated,
            tally.unchanged,
            [line["why"] for line in tally.refused],
        )


def test_two_imports_of_one_file_take_each_item_once_without_a_clash(caplog):
    people = [{"name": "张三"}, {"name": "李四", "role": "editor"}]
    records = [make_record(contributors=people) for _ in range(3)]
    first, second = Import(*records), Import(*records)
    caplog.set_level(logging.INFO, "wire.importing")

    assert overlapping(first, second) == []

    assert (first.counts(), second.counts()) == ((3, 0, 0, []), (0, 0, 3, []))
    assert [model.objects.count() for model in (Story, Edition, Article, Author)] == [3, 3, 3, 2]
    # the second has waited: it was not thrown back by the database's rules, to try again
    assert caplog.messages == []


def test_item_that_is_canceled_while_it_is_imported_is_taken_down():
    record = make_record()
    first = Import(record)
    second = Import(record | {"pubstatus": "canceled", "versioncreated": LATER})

    assert overlapping(first, second) == []

    assert (first.counts(), second.counts()) == ((1, 0, 0, []), (0, 1, 0, []))
    assert Story.objects.get().withdrawals.count() == 1
