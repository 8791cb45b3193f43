"""The places of lists."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from editions.keyset import EPOCH, MalformedCursor, read_cursor, write_cursor

moments = st.integers(min_value=-(10**16), max_value=10**16).map(
    lambda us: EPOCH + timedelta(microseconds=us)
)


@given(moments, st.integers(min_value=0, max_value=10**18 - 1))
def test_what_is_written_is_read(moment, pk):
    assert read_cursor(write_cursor(moment, pk)) == (moment, pk)


@pytest.mark.parametrize("written", ["", "1", "-1", "1-", "1--2", "1-2-3", "1 -2", "１-2", "1-2\n"])
def test_what_no_list_wrote_is_malformed(written):
    with pytest.raises(MalformedCursor):
        read_cursor(written)
