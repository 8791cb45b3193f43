"""Runs the command on files that a test writes."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories.wire import as_lines


@pytest.fixture
def import_file(tmp_path):
    """Import records as one file; gives the summary."""

    def run(*records, publish=False):
        path = tmp_path / "items.jsonl"
        path.write_bytes(as_lines(*records))
        stdout = StringIO()
        call_command("import_stories", str(path), publish=publish, stdout=stdout, stderr=StringIO())
        return json.loads(stdout.getvalue().splitlines()[-1])

    return run


@pytest.fixture
def publish_file(import_file):
    """The same with --publish."""
    return lambda *records: import_file(*records, publish=True)


def counts(summary):
    """Imported, updated, unchanged, and how many were refused."""
    return (
        summary["imported"],
        summary["updated"],
        summary["unchanged"],
        len(summary["refused"]),
    )
