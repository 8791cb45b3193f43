"""What the database must not take, tried in a transaction of its own."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction


def refused(write: Callable[[], object]) -> None:
    """Assert that the database's rules refuse what is written."""
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
