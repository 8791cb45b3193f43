"""What the tests of readers share: an empty buffer."""

import pytest

from readership.buffer import views


@pytest.fixture(autouse=True)
def _nothing_waits():
    views.clear()
    yield
    views.clear()
