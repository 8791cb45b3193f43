"""What every test gets."""

import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def search_dir(settings):
    """A search index of its own: a test's log is rolled back, and the next one's may look alike."""
    folder = Path(tempfile.mkdtemp(prefix="search-", dir=settings.NEWSROOM_DATA))
    settings.SEARCH_DIR = folder
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
