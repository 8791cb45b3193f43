"""Times in Shanghai, short by the day of the page."""

from datetime import UTC, date, datetime

import pytest

from pages.times import day_of, list_time, page_time, time_element

# 00:05 of the 24th in Shanghai
MOMENT = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 11, 24), "00:05"),
        (date(2026, 11, 25), "11-24 00:05"),
        (date(2026, 11, 23), "11-24 00:05"),
        (date(2027, 1, 1), "2026-11-24 00:05"),
    ],
)
def test_list_time_is_as_short_as_the_day_allows(today, shown):
    assert list_time(MOMENT, today=today) == shown


def test_day_turns_at_midnight_in_shanghai():
    assert day_of(MOMENT) == date(2026, 11, 24)
    assert page_time(MOMENT) == "2026-11-24 00:05"


def test_time_element_holds_the_moment_for_machines():
    expected = '<time datetime="2026-11-24T00:05+08:00">00:05</time>'

    assert time_element(MOMENT, date(2026, 11, 24)) == expected
