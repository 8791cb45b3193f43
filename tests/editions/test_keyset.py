"""The places of lists."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from editions.keyset import MalformedCursor, read_cursor, write_cursor

moments = st.datetimes(
    min_value=datetime(1, 1, 1), max_value=datetime(5000, 1, 1), timezones=st.just(UTC)
)


@given(moments, st.integers(min_value=0, max_value=10**18 - 1))
def test_what_is_written_is_read(moment, pk):
    assert read_cursor(write_cursor(moment, pk)) == (moment, pk)


@pytest.mark.parametrize("written", ["", "1", "-1", "1-", "1--2", "1-2-3", "1 -2", "１-2", "1-2\n"])
def test_what_no_list_wrote_is_malformed(written):
    with pytest.raises(MalformedCursor):
        read_cursor(written)
