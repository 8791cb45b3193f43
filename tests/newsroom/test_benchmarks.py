"""The benchmark's runner: JSON lines and nothing else, and a bound that is exceeded is failure."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.bounds import EDITING, FRONTS, PAGES, Measurement, report

FIELDS = ["name", "value", "unit", "bound", "ok"]
OF_PAGES = {
    f"{page}.{what}" for page in (*PAGES, *FRONTS) for what in ("queries", "cost", "growth")
} | {f"{front}.cold" for front in FRONTS}
OF_EDITING = {f"{act}.{what}" for act in EDITING for what in ("cost", "growth", "launches")}
OTHERS = set(
    """
    make_corpus.cpu make_corpus.wall index_search channel.deep edition.past list.past publish.cost
    publish.growth curated.launches
    """.split()
)


def lines(*measurements):
    out = io.StringIO()
    status = report(measurements, out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_report_writes_a_line_for_each_measurement():
    status, written = lines(
        Measurement("page.cost", 11.98765, "constant views", 12),
        Measurement("pace", 2000.0, "stories/s", 1000, at_least=True),
        Measurement("told only", 5.0, "s", None),
    )

    assert status == 0
    assert written == [
        {"name": "page.cost", "value": 11.988, "unit": "constant views", "bound": 12, "ok": True},
        {"name": "pace", "value": 2000.0, "unit": "stories/s", "bound": 1000, "ok": True},
        {"name": "told only", "value": 5.0, "unit": "s", "bound": None, "ok": True},
    ]


def test_report_fails_where_a_bound_is_exceeded():
    kept = Measurement("kept", 1.0, "x", 1)

    assert lines(Measurement("exceeded", 1.001, "x", 1), kept)[0] == 1
    assert lines(kept, Measurement("too slow", 999.0, "x", 1000, at_least=True))[0] == 1
    assert lines(kept, Measurement("not to be had", None, "", None))[0] == 1


def test_runner_writes_json_lines_alone_and_its_status_says_whether_all_is_ok():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.run"],
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"SMALL": "60", "SCALE": "120", "ROUNDS": "1", "PAST": "24"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )

    measured = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [list(each) for each in measured] == [FIELDS] * len(measured), ran.stderr
    assert {each["name"] for each in measured} == OF_PAGES | OF_EDITING | OTHERS, ran.stderr
    assert [each["name"] for each in measured if each["value"] is None] == []
    assert ran.returncode == (0 if all(each["ok"] for each in measured) else 1)
