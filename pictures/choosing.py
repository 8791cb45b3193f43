"""Choosing one of many rows by completion, on forms that may come back with anything in them."""

from typing import Any

from django.contrib.admin import options
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import ForeignKey
from django.http import HttpRequest

from pictures.ids import row_id


class Chooser(AutocompleteSelect):
    """Django's, which would fail on a forged id instead of showing the form with its error."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """The chosen row alone, if what was posted can be an id at all."""
        ids = [v for v in value if row_id(str(v)) is not None]
        return super().optgroups(name, ids or [""], attr)


class ChoosesByCompletion(options.BaseModelAdmin):
    """An admin page or inline whose `autocomplete_fields` are choosers."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Give each field that completes its widget."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Chooser(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
