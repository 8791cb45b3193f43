"""The check sees every rule that is gone, switched off or hollow, and installing brings it back."""

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import connection
from django.db.models.signals import pre_migrate

from editions import database_rules

pytestmark = [pytest.mark.django_db, pytest.mark.services]
sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's")
postgresql = pytest.mark.skipif(connection.vendor == "sqlite", reason="about PostgreSQL's")
FROZEN = "editions_edition_frozen"
ON_SQLITE = """
    articles_article_discarded articles_article_discarded_update articles_article_frozen
    articles_article_replaced articles_decision_frozen articles_decision_replaced
    articles_review_frozen articles_review_replaced articles_revision_frozen
    articles_revision_replaced django_admin_log_frozen django_admin_log_replaced
    editions_change_frozen editions_change_replaced editions_edition_apart
    editions_edition_apart_update editions_edition_frozen editions_edition_one_waits
    editions_edition_overlap editions_edition_overlap_update editions_edition_replaced
    editions_edition_settled editions_editioncredit_frozen editions_editioncredit_replaced
    editions_editionpicture_frozen editions_editionpicture_replaced editions_editiontopic_frozen
    editions_editiontopic_replaced editions_livecoverage_frozen editions_livecoverage_overlap
    editions_livecoverage_overlap_update editions_livecoverage_replaced
    editions_livecoverage_settled editions_liveentry_frozen editions_liveentry_overlap
    editions_liveentry_overlap_update editions_liveentry_pinned_overlap
    editions_liveentry_pinned_overlap_update editions_liveentry_replaced
    editions_liveentry_settled editions_story_frozen editions_story_replaced
    editions_withdrawal_apart editions_withdrawal_apart_update editions_withdrawal_frozen
    editions_withdrawal_overlap editions_withdrawal_overlap_update editions_withdrawal_replaced
    editions_withdrawal_settled fronts_alert_frozen fronts_alert_overlap
    fronts_alert_overlap_update fronts_alert_replaced fronts_alert_settled fronts_launch_frozen
    fronts_launch_overlap fronts_launch_overlap_update fronts_launch_replaced
    fronts_launch_settled fronts_launchedcard_frozen fronts_launchedcard_replaced
    pictures_picture_frozen pictures_picture_replaced
""".split()


def execute(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def seen_and_brought_back(name):
    assert database_rules.missing() == [name]
    assert [m.msg for m in run_checks(databases=["default"]) if m.id == "editions.E001"] == [
        f"The database “default” lacks the rule {name}."
    ]
    database_rules.install()
    assert database_rules.missing() == []


@sqlite
def test_these_are_the_rules():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        assert [name for (name,) in cursor.fetchall()] == ON_SQLITE


@sqlite
@pytest.mark.parametrize("name", ON_SQLITE)
def test_trigger_that_is_gone_is_told(name):
    execute(f"DROP TRIGGER {name}")

    seen_and_brought_back(name)


@sqlite
def test_trigger_that_does_nothing_is_told():
    execute(
        f"DROP TRIGGER {FROZEN}",
        f"CREATE TRIGGER {FROZEN} BEFORE UPDATE ON editions_edition WHEN 0 BEGIN SELECT 1; END",
    )

    seen_and_brought_back(FROZEN)


@postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER {0} ON editions_edition",
        "ALTER TABLE editions_edition DISABLE TRIGGER {0}",
        "ALTER TABLE editions_edition ENABLE REPLICA TRIGGER {0}",
        "CREATE OR REPLACE FUNCTION {0}() RETURNS trigger LANGUAGE plpgsql"
        " AS $$BEGIN RETURN NEW; END$$",
        "CREATE OR REPLACE TRIGGER {0} BEFORE UPDATE ON editions_edition"
        " FOR EACH ROW WHEN (FALSE) EXECUTE FUNCTION {0}()",
        "CREATE OR REPLACE TRIGGER {0} BEFORE UPDATE OF headline ON editions_edition"
        " FOR EACH ROW EXECUTE FUNCTION {0}()",
        "CREATE OR REPLACE TRIGGER {0} AFTER DELETE ON editions_edition"
        " FOR EACH ROW EXECUTE FUNCTION {0}()",
    ],
)
def test_trigger_that_does_not_fire_is_told(statement):
    execute(statement.format(FROZEN))

    seen_and_brought_back(FROZEN)


@postgresql
@pytest.mark.parametrize(
    "name",
    [
        "editions_edition_overlap",
        "editions_liveentry_overlap",
        "editions_liveentry_pinned_overlap",
        "fronts_alert_overlap",
    ],
)
def test_constraint_that_is_gone_is_told(name):
    table = "_".join(name.split("_")[:2])
    execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")

    seen_and_brought_back(name)


@sqlite
def test_rules_step_aside_for_migrations_alone():
    migrate = {"verbosity": 0, "interactive": False, "using": "default", "apps": None}
    config = apps.get_app_config("editions")

    pre_migrate.send(config, app_config=config, plan=[], **migrate)
    assert database_rules.missing() == []

    pre_migrate.send(config, app_config=config, plan=[(None, False)], **migrate)
    assert sorted(database_rules.missing()) == ON_SQLITE
    database_rules.install()
    assert database_rules.missing() == []
