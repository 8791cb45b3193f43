#!/bin/sh
# What `make check` looks at; every part is run, and one that fails fails the whole.
cd "$(dirname "$0")/.." || exit 1
bin=.venv/bin
failed=""

part() {
    name=$1
    shift
    printf '%s … ' "$name"
    if output=$("$@" 2>&1); then
        echo ok
    else
        echo FAILED
        printf '%s\n' "$output"
        failed="$failed $name"
    fi
}

production() {
    data=$(mktemp -d)
    env NEWSROOM_ENV=production NEWSROOM_DATA="$data" ALLOWED_HOSTS=news.example SITE_DOMAIN=news.example \
        SECRET_KEY="$($bin/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
        $bin/python manage.py check --deploy --fail-level WARNING
    status=$?
    rm -r "$data"
    return $status
}

part format $bin/ruff format --check .
part lint $bin/ruff check .
part types $bin/mypy .
part layers $bin/lint-imports
part templates $bin/djlint templates --lint --quiet
part spelling $bin/codespell
part migrations $bin/python manage.py makemigrations --check --dry-run
part translations $bin/python scripts/check_translations.py
part marking $bin/python scripts/check_marking.py
part settings $bin/python manage.py check --fail-level WARNING
part deployment production

[ -z "$failed" ] || { echo "Failed:$failed"; exit 1; }
