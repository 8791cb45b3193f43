"""The app of the public record."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from editions import database_rules
from editions.checks import database_rules_stand
from editions.moments import remember_moments
from editions.rules import (
    UNNAMED,
    Apart,
    FrozenRows,
    KeptRows,
    OneAtATime,
    OneWaiting,
    Rule,
    columns_of,
)


def _install_rules(using: str, **kwargs: Any) -> None:
    database_rules.install(using)


def _take_out_rules(using: str, plan: list[Any], **kwargs: Any) -> None:
    # where nothing is to be migrated, a running site is not left without them for a moment
    if plan:
        database_rules.take_out(using)


def _rules(app: AppConfig) -> Iterator[Rule]:
    """Of each table of the record; see the models for what they are."""
    edition: Any = app.get_model("Edition")
    rows, down = edition._meta.db_table, app.get_model("Withdrawal")._meta.db_table
    yield OneAtATime(rows, "story_id")
    yield OneAtATime(down, "story_id")
    yield OneWaiting(rows, "story_id")
    yield Apart(rows, down, "story_id")
    yield Apart(down, rows, "story_id")
    free = {"Edition": {"live_until", *edition.DERIVED}, "Withdrawal": {"live_until"}}
    for name in ("Edition", "EditionCredit", "EditionTopic", "EditionPicture", "Withdrawal"):
        model = app.get_model(name)
        yield FrozenRows(model._meta.db_table, columns_of(model, free=free.get(name)))
        yield KeptRows(model._meta.db_table)
    # what the search index tails, what addresses and other houses know stories by, what pages
    # and digests name
    log, story = app.get_model("Change")._meta.db_table, app.get_model("Story")._meta.db_table
    picture = apps.get_model("pictures", "Picture")._meta.db_table
    yield FrozenRows(log, columns_of(app.get_model("Change")))
    yield KeptRows(log)
    yield FrozenRows(story, ("id", "uri"), unless=f"OLD.uri LIKE '{UNNAMED}%'")
    yield KeptRows(story)
    yield FrozenRows(picture, ("id", "file", "digest"))
    yield from _live_rules(app.get_model("LiveCoverage"), app.get_model("LiveEntry"))


def _live_rules(coverage: Any, entry: Any) -> Iterator[Rule]:
    entries = entry._meta.db_table
    yield OneAtATime(coverage._meta.db_table, "story_id")
    yield OneAtATime(entries, "story_id, number")
    yield OneAtATime(entries, "story_id", flag="pinned")
    for model, derived in ((coverage, ()), (entry, entry.DERIVED)):
        frozen = columns_of(model, free={"live_until", "ended_by", *derived})
        yield FrozenRows(model._meta.db_table, frozen, ("ended_by_id",))
        yield KeptRows(model._meta.db_table)


class EditionsConfig(AppConfig):
    """Registers the rules of the interval with the database."""

    name = "editions"
    verbose_name = _("Public record")

    def ready(self) -> None:
        """Name the rules; put them in after every migrate; check that they stand."""
        remember_moments()
        database_rules.register(*_rules(self))
        pre_migrate.connect(_take_out_rules, sender=self, dispatch_uid="editions.database_rules")
        # migrate ends with one signal for each app that has models: at the last, all tables stand
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(_install_rules, sender=last, dispatch_uid="editions.database_rules")
        register(database_rules_stand, Tags.database)
