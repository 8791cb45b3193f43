# Every target makes what it needs: the virtual environment, the packages, the message catalogues.
PORT ?= 8000
PYTHON ?= python3
WORKERS ?= 2
export PORT PYTHON
python := .venv/bin/python
catalogues := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
# PostgreSQL and Redis at their standard local ports, for test-services
POSTGRES ?= postgres://postgres@127.0.0.1:5432/newsroom
REDIS ?= redis://127.0.0.1:6379/1

.PHONY: help run dev demo test test-services check bench screenshots readme-pictures messages pin
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: .venv/run.stamp $(catalogues) ## serve on 127.0.0.1:8000 (PORT=… for another port, DEMO=no for an empty newsroom)
	@exec $(python) manage.py serve $(if $(filter no,$(DEMO)),--no-demo)

dev: .venv/dev.stamp $(catalogues) ## the same, with reloading and error pages
	@DEBUG=1 exec $(python) manage.py serve --reload $(if $(filter no,$(DEMO)),--no-demo)

demo: .venv/run.stamp $(catalogues) ## load the demo into the data folder
	@$(python) manage.py migrate --verbosity 0 && $(python) manage.py demo

test: .venv/dev.stamp $(catalogues) ## the whole suite on SQLite, browser journeys included
	@scripts/debian.sh chromium chromium fonts-noto-cjk
	$(python) -m pytest -q -n $(WORKERS) --dist loadgroup

test-services: .venv/dev.stamp $(catalogues) ## the tests marked `services`, on PostgreSQL and Redis
	DATABASE_URL=$(POSTGRES) REDIS_URL=$(REDIS) $(python) -m pytest -q -n $(WORKERS) -m services

check: .venv/dev.stamp $(catalogues) ## format, lint, types, layers, templates, migrations, translations, settings
	@scripts/debian.sh xgettext gettext
	@scripts/check.sh

bench: .venv/dev.stamp $(catalogues) ## measure against the bounds (SCALE=… stories)
	@$(python) -m tests.benchmarks.run

screenshots: .venv/dev.stamp $(catalogues) ## take every page at two widths, light and dark, in both scripts (ONLY=… names)
	@scripts/debian.sh chromium chromium fonts-noto-cjk
	@$(python) -m tests.screenshots && $(python) -m tests.screenshots --empty

readme-pictures: .venv/dev.stamp $(catalogues) ## take the README's two pictures anew
	@scripts/debian.sh chromium chromium fonts-noto-cjk
	@$(python) -m tests.screenshots --readme

messages: .venv/dev.stamp ## collect what is to be translated into locale/
	@scripts/debian.sh xgettext gettext
	$(python) manage.py makemessages --locale zh_Hans --locale zh_Hant --no-location --no-wrap \
		--ignore .venv --ignore var --ignore tests
	$(python) manage.py makemessages --domain djangojs --locale zh_Hans --locale zh_Hant --no-location --no-wrap \
		--ignore .venv --ignore var --ignore tests

pin: .venv/dev.stamp ## pin anew what requirements/*.in name, with hashes
	cd requirements && ../.venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-strip-extras --no-emit-index-url --no-header run.in --output-file run.txt
	cd requirements && ../.venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-strip-extras --no-emit-index-url --no-header --constraint run.txt dev.in --output-file dev.txt

.venv/%.stamp: requirements/%.txt scripts/venv.sh
	@scripts/venv.sh $*

%.mo: %.po .venv/run.stamp
	@$(python) -m babel.messages.frontend --quiet compile --use-fuzzy --input-file $< --output-file $@
