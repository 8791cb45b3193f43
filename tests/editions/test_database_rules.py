"""What the database itself refuses, whatever code writes to it."""

from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from editions import database_rules
from editions.interval import FOREVER
from editions.models import Edition, Withdrawal
from editions.publish import create_story, publish_edition
from tests.factories.newsroom import T0, make_content, make_story_live
from tests.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def edition():
    return publish_edition(story=create_story(at=T0), content=make_content(), at=T0)


def copy_of(edition, **changes):
    row = Edition.objects.get(pk=edition.pk)
    row.pk = None
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def test_two_editions_of_a_story_are_never_live_at_once(edition):
    refused(copy_of(edition, live_from=T0 + HOUR).save)
    refused(lambda: Edition.objects.bulk_create([copy_of(edition)], ignore_conflicts=False))
    refused(copy_of(edition, live_from=T0 - HOUR, live_until=T0 + HOUR).save)

    copy_of(edition, live_from=T0 - HOUR, live_until=T0).save()
    copy_of(edition, live_from=T0 + HOUR, live_until=T0 + HOUR).save()
    assert Edition.objects.count() == 3


def test_reopening_into_another_interval_is_refused(edition):
    Edition.objects.update(live_until=FOREVER - HOUR)
    copy_of(edition, live_from=FOREVER - HOUR, live_until=FOREVER).save()

    refused(lambda: Edition.objects.filter(pk=edition.pk).update(live_until=FOREVER))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", 999_999),
        ("headline", "改过的标题"),
        ("body", "<p>改过</p>"),
        ("public_note", "x"),
        ("live_from", T0 - HOUR),
        ("digest", "0" * 64),
        ("channel_id", None),
        ("created_at", T0 + HOUR),
    ],
)
def test_content_columns_never_change(edition, field, value):
    refused(lambda: Edition.objects.filter(pk=edition.pk).update(**{field: value}))


def test_derived_columns_can_be_derived_anew(edition):
    Edition.objects.filter(pk=edition.pk).update(rendered_hans={"pages": []}, title_hant="標題")

    edition.refresh_from_db()
    assert edition.title_hant == "標題"


def test_past_of_an_interval_is_settled():
    now = timezone.now()
    past = make_story_live(live_from=now - 3 * HOUR)
    Edition.objects.filter(pk=past.pk).update(live_until=now - HOUR)

    refused(lambda: Edition.objects.filter(pk=past.pk).update(live_until=FOREVER))


def test_end_that_lies_ahead_can_be_reopened(edition):
    ahead = T0 + HOUR
    Edition.objects.filter(pk=edition.pk).update(live_until=ahead)

    assert Edition.objects.filter(pk=edition.pk).update(live_until=FOREVER) == 1


def test_cancelled_edition_is_never_revived(edition):
    waiting = copy_of(edition, live_from=FOREVER - HOUR, live_until=FOREVER - HOUR)
    waiting.save()

    refused(lambda: Edition.objects.filter(pk=waiting.pk).update(live_until=FOREVER))


def test_interval_runs_forward_and_not_before_the_embargo(edition):
    refused(lambda: Edition.objects.update(live_until=T0 - HOUR))
    other = create_story(at=T0)
    refused(copy_of(edition, story=other, embargo_until=T0 + HOUR).save)


def test_two_withdrawals_of_a_story_never_overlap(edition):
    Edition.objects.filter(pk=edition.pk).update(live_until=T0 + HOUR)
    Withdrawal.objects.create(story=edition.story, live_from=T0 + HOUR, created_at=T0)

    refused(
        lambda: Withdrawal.objects.create(
            story=edition.story, live_from=T0 + 2 * HOUR, created_at=T0
        )
    )


def test_interval_that_has_begun_is_closed_but_never_emptied():
    now = timezone.now()
    begun = make_story_live(live_from=now - HOUR)

    refused(lambda: Edition.objects.filter(pk=begun.pk).update(live_until=now - HOUR))
    assert Edition.objects.filter(pk=begun.pk).update(live_until=now - HOUR / 2) == 1


def test_interval_that_waits_is_emptied(edition):
    waiting = make_story_live(live_from=timezone.now() + HOUR)

    assert Edition.objects.filter(pk=waiting.pk).update(live_until=waiting.live_from) == 1


def test_one_edition_of_a_story_waits_at_most(edition):
    Edition.objects.update(live_until=T0 + HOUR)
    ahead = {"live_from": T0 + HOUR, "live_until": T0 + 2 * HOUR, "created_at": T0}
    waiting = copy_of(edition, **ahead)
    waiting.save()
    later = {"live_from": T0 + 2 * HOUR, "live_until": FOREVER}

    refused(copy_of(edition, **later, created_at=T0).save)
    refused(copy_of(edition, **later, created_at=T0 + HOUR - timedelta(seconds=1)).save)

    copy_of(edition, **later, created_at=T0 + HOUR).save()
    assert Edition.objects.count() == 3


def test_one_waits_beside_what_was_cancelled(edition):
    Edition.objects.update(live_until=T0 + 2 * HOUR)
    copy_of(edition, live_from=T0 + HOUR, live_until=T0 + HOUR).save()

    copy_of(edition, live_from=T0 + 2 * HOUR, live_until=FOREVER).save()

    assert Edition.objects.count() == 3


def test_no_edition_is_live_in_a_withdrawal(edition):
    Edition.objects.filter(pk=edition.pk).update(live_until=T0 + HOUR)
    down = Withdrawal.objects.create(
        story=edition.story,
        live_from=T0 + HOUR,
        live_until=T0 + 3 * HOUR,
        created_at=T0 + HOUR,
    )

    refused(copy_of(edition, live_from=T0 + 2 * HOUR, live_until=FOREVER).save)
    refused(lambda: Edition.objects.filter(pk=edition.pk).update(live_until=T0 + 2 * HOUR))
    back = copy_of(edition, live_from=T0 + 3 * HOUR, live_until=FOREVER)
    back.save()
    refused(lambda: Withdrawal.objects.filter(pk=down.pk).update(live_until=T0 + 4 * HOUR))


def test_no_withdrawal_begins_over_a_live_edition(edition):
    refused(
        lambda: Withdrawal.objects.create(story=edition.story, live_from=T0 + HOUR, created_at=T0)
    )
    other = create_story(at=T0)
    Withdrawal.objects.create(story=other, live_from=T0, created_at=T0)

    assert Withdrawal.objects.count() == 1


def test_rules_stand_after_migrate_and_the_check_says_so():
    assert database_rules.missing() == []
    assert [m for m in run_checks(databases=["default"]) if m.id == "editions.E001"] == []


def test_rules_of_what_is_still_to_be_migrated_keep_nobody_from_migrating(monkeypatch):
    MigrationRecorder(connection).record_unapplied("fronts", "0001_initial")
    monkeypatch.setattr(database_rules, "missing", lambda using: ["fronts_launch_frozen"])

    assert [m for m in run_checks(databases=["default"]) if m.id == "editions.E001"] == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables")
@pytest.mark.django_db(transaction=True)
def test_table_rebuild_loses_triggers_the_check_tells_and_migrate_restores():
    field = models.CharField(max_length=600, blank=True)
    field.set_attributes_from_name("source_url")
    old = Edition._meta.get_field("source_url")
    database_rules.take_out()
    with connection.schema_editor() as editor:
        editor.alter_field(Edition, old, field)

    lost = database_rules.missing()
    assert "editions_edition_overlap" in lost
    assert [m.id for m in run_checks(databases=["default"]) if m.id == "editions.E001"]

    with connection.schema_editor() as editor:
        editor.alter_field(Edition, field, old)
    database_rules.install()
    assert database_rules.missing() == []
    database_rules.install()
    assert database_rules.missing() == []
