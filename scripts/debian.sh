#!/bin/sh
# Installs Debian packages that tests need, where it may: scripts/debian.sh COMMAND PACKAGE…
# Says plainly what is missing where it may not; with CI set that is a failure.
set -eu
command=$1
shift
command -v "$command" >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then
        exit 0
    fi
fi
printf '%s\n' "Not installed: $*. Install it as root: apt-get install $*" >&2
[ -z "${CI:-}" ]
