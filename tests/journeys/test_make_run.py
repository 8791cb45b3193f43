"""`make run` as a newcomer has it: a fresh clone, a new directory, an empty environment."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from newsroom.environment import BASE_DIR

FIRST, AGAIN = 300, 60  # seconds; how fast it is meant to be is the benchmark's business


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """What is committed, and what is about to be; nothing that is ignored."""
    if not (BASE_DIR / ".git").exists():
        if os.environ.get("CI"):
            pytest.fail("not a checkout: nothing was cloned")
        pytest.skip("not a checkout: there is nothing to clone")
    folder = tmp_path_factory.mktemp("clone") / "newsroom"
    subprocess.run(["git", "clone", "--quiet", str(BASE_DIR), str(folder)], check=True)
    changed = subprocess.run(
        ["git", "diff", "HEAD", "--binary"], cwd=BASE_DIR, capture_output=True, check=True
    )
    if changed.stdout:
        subprocess.run(["git", "apply"], cwd=folder, input=changed.stdout, check=True)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PORT": str(free_port())}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def status(port, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


@contextlib.contextmanager
def running(folder, environment, *, within, target="run"):
    """`make run`, up and answering; ended as from a terminal. Yields the process and its output."""
    said = folder.parent / f"said-{time.monotonic_ns()}.txt"
    with said.open("w") as output:
        process = subprocess.Popen(
            ["make", target],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        end = time.monotonic() + within
        while status(environment["PORT"]) is None:
            assert process.poll() is None, said.read_text()
            assert time.monotonic() < end, said.read_text()
            time.sleep(0.1)
        yield process, said
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        process.wait(30)


def members(process):
    """Processes of the group that still live."""
    group = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[2]) == process.pid and fields[0] != "Z":
                group.append(stat.parent.name)
    return group


def gone(process):
    for _ in range(100):
        if not members(process):
            return True
        time.sleep(0.1)
    return False


def test_site_runs_from_one_command_and_keeps_its_data(clone, environment):
    with running(clone, environment, within=FIRST) as (process, said):
        words = said.read_text()
        assert status(environment["PORT"]) == 200
        assert status(environment["PORT"], "/zh-hant/") == 200
        assert status(environment["PORT"], "/admin/login/") == 200
        assert f"http://127.0.0.1:{environment['PORT']}/admin/" in words
        password = re.search(r"\S+$", words.strip())[0]
        for account in ("jizhe", "jizhe2", "bianji", "zhuren", "zongbian", "jiaodui", "guanli"):
            assert account in words
    assert gone(process)

    with running(clone, environment, within=AGAIN) as (process, said):
        words = said.read_text()
        assert "Installing" not in words
        assert password in words
        beside = subprocess.run(
            [".venv/bin/python", "manage.py", "check"], cwd=clone, env=environment, check=False
        )
        assert beside.returncode == 0
        # ended by a signal to make alone, as a supervisor would
        process.send_signal(signal.SIGTERM)
        assert gone(process)


def test_empty_newsroom_has_no_demo(clone, environment, tmp_path):
    empty = environment | {"NEWSROOM_DATA": str(tmp_path / "data"), "DEMO": "no"}
    with running(clone, empty, within=FIRST) as (_, said):
        assert status(empty["PORT"]) == 200
        assert "jizhe" not in said.read_text()
    made = subprocess.run(
        [".venv/bin/python", "manage.py", "createsuperuser", "--noinput", "--username", "qinlan",
         "--email", "qinlan@newsroom.example"],
        cwd=clone,
        env=empty | {"DJANGO_SUPERUSER_PASSWORD": "long-enough-for-tests"},
        check=False,
    )  # fmt: skip
    assert made.returncode == 0


def test_variant_for_work_on_the_code_runs_and_ends_as_well(clone, environment):
    with running(clone, environment, within=FIRST, target="dev") as (process, _):
        assert status(environment["PORT"]) == 200
        assert status(environment["PORT"], "/articles/999999/") == 404
    assert gone(process)


def test_bench_prints_lines_of_json_and_nothing_else(clone, environment):
    small = {"SMALL": "40", "SCALE": "60", "ROUNDS": "1"}
    done = subprocess.run(
        ["make", "--silent", "bench"],
        cwd=clone,
        env=environment | small,
        capture_output=True,
        text=True,
        check=False,
    )

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"article.cost", "article.queries", "channel.cost"} <= {line["name"] for line in lines}
    assert all(set(line) == {"name", "value", "unit", "bound", "ok"} for line in lines)
    assert (done.returncode == 0) == all(line["ok"] for line in lines)
