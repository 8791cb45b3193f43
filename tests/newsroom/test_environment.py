"""Settings from the environment: safe by default, and strict in production."""

import os
import re
import socket
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment

ROOT = environment.BASE_DIR
PRODUCTION = {"NEWSROOM_ENV": "production", "ALLOWED_HOSTS": "newsroom.example"}


def check(folder, **variables):
    """`manage.py check` in an environment with these variables and no others."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        check=False,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "NEWSROOM_DATA": str(folder), **variables},
        capture_output=True,
        text=True,
    )


def test_default_is_local_without_debug(tmp_path, monkeypatch):
    for name in ("NEWSROOM_ENV", "SECRET_KEY", "DEBUG"):
        monkeypatch.delenv(name, raising=False)

    assert environment.newsroom_env() == "local"
    assert environment.debug("local") is False
    assert check(tmp_path).returncode == 0


def test_key_is_made_once_and_readable_by_the_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    key = environment.secret_key("local", tmp_path)

    assert environment.secret_key("local", tmp_path) == key
    assert len(key) > 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_key_that_was_never_written_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "secret_key").touch()

    key = environment.secret_key("local", tmp_path)

    assert len(key) > 50
    assert environment.secret_key("local", tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("empty", [False, True])
def test_key_is_made_once_when_many_start_together(tmp_path, monkeypatch, empty):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        if empty:
            (folder / "secret_key").touch()
        start = threading.Barrier(8)

        def key(folder=folder, start=start):
            start.wait()
            return environment.secret_key("local", folder)

        with ThreadPoolExecutor(8) as pool:
            keys = {future.result() for future in [pool.submit(key) for _ in range(8)]}
        assert keys == {(folder / "secret_key").read_text()}


def test_keys_of_before_are_read(tmp_path):
    code = "from django.conf import settings; print(settings.SECRET_KEY_FALLBACKS)"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        check=True,
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "NEWSROOM_DATA": str(tmp_path),
            "SECRET_KEY_FALLBACKS": "one, two",
        },
        capture_output=True,
        text=True,
    )

    assert done.stdout.strip() == "['one', 'two']"


def test_key_of_the_environment_wins(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert environment.secret_key("production", tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_other_environments_are_refused(monkeypatch):
    monkeypatch.setenv("NEWSROOM_ENV", "staging")

    with pytest.raises(ImproperlyConfigured, match="staging"):
        environment.newsroom_env()


@pytest.mark.parametrize(
    ("variables", "said"),
    [({}, "SECRET_KEY must be set"), ({"SECRET_KEY": "x" * 60, "DEBUG": "1"}, "DEBUG must be off")],
)
def test_production_refuses_to_start(tmp_path, variables, said):
    result = check(tmp_path, **PRODUCTION, **variables)

    assert result.returncode != 0
    assert said in result.stderr


def test_production_starts_with_a_key(tmp_path):
    result = check(tmp_path, **PRODUCTION, SECRET_KEY="x1" * 40)

    assert (result.returncode, result.stderr) == (0, "")


def test_every_variable_is_documented():
    read = set()
    for name in ("settings.py", "environment.py"):
        code = Path(ROOT, "newsroom", name).read_text("utf-8")
        read |= set(re.findall(r'environ(?:\.get)?[(\[]"([A-Z_]+)"', code))
        read |= set(re.findall(r'(?:names|number)\(\s*"([A-Z_]+)"', code))
    documented = set(
        re.findall(r"^\| `([A-Z_]+)`", Path(ROOT, "docs/settings.md").read_text(), re.M)
    )

    assert read | {"DATABASE_URL"} == documented


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "8000.5", "9" * 5000, "\u0661"])
def test_port_that_is_none_is_told_in_a_sentence(tmp_path, port):
    run = check(tmp_path, PORT=port)

    assert run.returncode == 1
    assert run.stderr.startswith("PORT is ")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TRUSTED_PROXIES", "x"),
        ("TRUSTED_PROXIES", "-1"),
        ("DATABASE_URL", "x"),
        ("DATABASE_URL", "mysql://u:secret@h/name"),
        ("DATABASE_URL", "nothing://u:secret@h/name"),
        ("DATABASE_URL", "postgres://u:secret@h"),
        ("DATABASE_URL", "postgres://u:secret@h:port/name"),
        ("REDIS_URL", "x"),
        ("REDIS_URL", "http://u:secret@h/"),
        ("REDIS_URL", "redis:///0"),
        ("REDIS_URL", "redis://:secret@h:port/0"),
    ],
)
def test_setting_that_is_wrong_is_told_in_a_sentence_without_its_password(
    tmp_path, variable, value
):
    run = check(tmp_path, **{variable: value})

    assert run.returncode == 1
    assert run.stderr.startswith(f"{variable} ")
    assert run.stderr.count("\n") == 1
    assert "secret" not in run.stderr


def test_length_of_hsts_is_a_number(tmp_path):
    given = PRODUCTION | {"SECRET_KEY": "x1" * 40, "SECURE_HSTS_SECONDS": "a year"}

    assert check(tmp_path, **given).stderr.startswith("SECURE_HSTS_SECONDS is 'a year': ")


@pytest.mark.parametrize(
    "url", ["redis://h", "redis://:p@h:6379/1", "rediss://u:p@h/0", "unix:///run/redis.sock"]
)
def test_addresses_of_redis(monkeypatch, url):
    monkeypatch.setenv("REDIS_URL", url)

    assert environment.redis_url() == url


def test_data_folder_that_is_a_file_is_told_in_a_sentence(tmp_path):
    file = tmp_path / "file"
    file.touch()

    for path in (file, file / "below"):
        run = check(path)
        assert run.returncode == 1
        assert run.stderr.startswith("NEWSROOM_DATA can't be used: ")
        assert "Traceback" not in run.stderr


def test_database_that_is_away_is_told_in_a_sentence(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        away = f"postgres://nobody@127.0.0.1:{free.getsockname()[1]}/none"

        run = subprocess.run(
            [sys.executable, "manage.py", "serve"],
            check=False,
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "NEWSROOM_DATA": str(tmp_path),
                "DATABASE_URL": away,
                "PORT": "8119",
            },
            capture_output=True,
            text=True,
        )

    assert run.returncode == 1
    assert "The database can't be reached: " in run.stderr
    assert "Traceback" not in run.stderr
