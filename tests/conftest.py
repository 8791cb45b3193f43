"""What every test gets."""

import shutil
import tempfile
from pathlib import Path

import pytest

from editions import kept
from editions.house import forget_house


@pytest.fixture(autouse=True)
def search_dir(settings):
    """A search index of its own: a test's log is rolled back, and the next one's may look alike."""
    folder = Path(tempfile.mkdtemp(prefix="search-", dir=settings.NEWSROOM_DATA))
    settings.SEARCH_DIR = folder
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _nothing_kept():
    """No piece of a page from another test, whose record had the same numbers."""
    kept.forget()
    forget_house()
