"""Every command of the README exists; the make targets are what CI and the journeys run."""

import re
import subprocess

from django.core.management import get_commands, load_command_class

from newsroom.environment import BASE_DIR

README = (BASE_DIR / "README.md").read_text("utf-8")
COMMANDS = [line.split("#")[0].strip() for line in re.findall(r"^    (\S.*)$", README, re.M)]


def test_make_targets_exist_and_say_what_they_do():
    targets = {word for line in COMMANDS for word in re.findall(r"\bmake ([a-z-]+)", line)}

    said = subprocess.run(
        ["make", "help"], cwd=BASE_DIR, capture_output=True, text=True, check=True
    )

    listed = {line.split("\t")[0] for line in said.stdout.splitlines()}
    assert targets == {"run", "dev", "test", "test-services", "check", "bench"}
    assert targets <= listed


def test_management_commands_exist_with_their_options():
    found = {}
    for line in COMMANDS:
        if match := re.search(r"manage\.py (\w+)(.*)", line):
            found[match[1]] = re.findall(r"--[\w-]+", match[2])

    assert sorted(found) == ["createsuperuser", "demo", "import_stories"]
    for name, options in found.items():
        app = get_commands()[name]
        said = load_command_class(app, name).create_parser("manage.py", name).format_help()
        assert [option for option in options if option not in said] == []


def test_ci_runs_what_the_readme_names():
    script = (BASE_DIR / ".ci" / "run").read_text("utf-8")

    assert re.findall(r"^make (\S+)$", script, re.M) == ["check", "test", "test-services"]


def test_documents_that_it_leads_to_exist():
    linked = re.findall(r"\]\((docs/[^)]+)\)", README)

    assert linked
    assert [path for path in linked if not (BASE_DIR / path).exists()] == []
