#!/bin/sh
# Makes .venv with pip in it, and installs a pinned requirements file: scripts/venv.sh run|dev
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
wanted=requirements/$1.txt

say() { printf '%s\n' "$*" >&2; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Python 3.11 or later is needed; '$python' is older or missing. Name another: make PYTHON=python3.12 …"
    exit 1
fi

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        rm -rf .venv
        package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            say "This Python has no venv: installing Debian's $package"
            apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >&2
            "$python" -m venv .venv
        else
            say "This Python has no venv. Install it first, on Debian: sudo apt-get install $package"
            exit 1
        fi
    fi
fi

say "Installing what $wanted pins …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$wanted"
touch ".venv/$1.stamp"
