"""Changes the settings of the paper, and notes who changed what."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _, override

from authors.models import User
from editions import kept
from editions.changes import lock_log
from editions.house import forget_house
from editions.site_settings import THE_ROW, SiteSettings, default_name


def stored_settings() -> SiteSettings:
    """The row as it stands, or an unsaved one with the defaults."""
    return SiteSettings.objects.filter(pk=THE_ROW).first() or SiteSettings(name=default_name())


def change_settings(*, changes: Mapping[str, Any], by: User, at: datetime) -> SiteSettings:
    """Give the named settings other values; what others have set in the meantime stays.

    Raises ValidationError. Pages show it at once in this process, within ten seconds in others.
    """
    with transaction.atomic():
        # in line with public acts: of two who save the first settings, one would otherwise fail
        lock_log()
        row = stored_settings()
        changed = [name for name, value in changes.items() if getattr(row, name) != value]
        before = {name: _shown(row, name) for name in changed}
        for name in changed:
            setattr(row, name, changes[name])
        row.full_clean()
        row.save()
        if changed:
            _note(row, before, by=by, at=at)
        transaction.on_commit(_show)
    return row


def _show() -> None:
    forget_house()
    kept.forget()


def _note(row: SiteSettings, before: Mapping[str, str], *, by: User, at: datetime) -> None:
    # words of a log are as they were written, whoever reads them
    with override(settings.LANGUAGE_CODE):
        lines = [
            _("%(setting)s: “%(before)s” → “%(after)s”")
            % {
                "setting": _called(name),
                "before": old,
                "after": _shown(row, name),
            }
            for name, old in before.items()
        ]
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(SiteSettings),
        object_id=str(row.pk),
        object_repr=row.name,
        action_flag=CHANGE,
        action_time=at,
        change_message=" · ".join(lines),
    )


def _called(name: str) -> str:
    field: Any = SiteSettings._meta.get_field(name)
    return str(field.verbose_name)


def _shown(row: SiteSettings, name: str) -> str:
    with override(settings.LANGUAGE_CODE):
        display = getattr(row, f"get_{name}_display", None)
        return str((display() if display else getattr(row, name)) or "—")
