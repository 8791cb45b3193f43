"""Where the measured data lies that tests may read: beside the project, in no clone of a user."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(os.environ.get("NEWSROOM_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def shared_file(name: str) -> Path:
    """The file's path; skips the test where it is not to be had, fails it in CI."""
    path = SHARED / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing beside the project")
        pytest.skip(f"{name} lies beside the project only on the project's own machines")
    return path


def shared_rows(name: str) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    # not splitlines: JSON may hold other line ends as they are
    lines = shared_file(name).read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]
