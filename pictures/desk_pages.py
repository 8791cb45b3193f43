"""What every list and form of the desk shares: its address may say anything, and is no error."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import DataError
from django.http import HttpRequest

from chinese.writings import writings

MOST_WORDS = 20
LONGEST_SEARCH = 200  # characters


class ForgivingList(ChangeList):
    """A list whose address may name what no database can compare with."""

    def get_results(self, request: HttpRequest) -> None:
        """The page's rows; a filter that can't be computed leads to the list without filters."""
        try:
            super().get_results(request)
        except (ValueError, OverflowError, DataError) as error:
            raise IncorrectLookupParameters(error) from error


class DeskAdmin(admin.ModelAdmin):
    """Django's pages of a model, kept from failing on what an address says."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that forgives."""
        return ForgivingList

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """What is found by the first words, in either script.

        Each word makes the query deeper, and SQLite has a limit.
        """
        words = search_term.replace("\x00", "")[:LONGEST_SEARCH].split()[:MOST_WORDS]
        found, may_repeat = super().get_search_results(request, queryset, " ".join(words))
        for other in writings(" ".join(words))[1:]:
            more, repeats = super().get_search_results(request, queryset, other)
            found, may_repeat = found | more, may_repeat or repeats
        return found, may_repeat

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An empty form: no page of ours leads to a new row with values in its address."""
        return {}

    def message_user(self, request: HttpRequest, message: Any, *args: Any, **kwargs: Any) -> None:
        """Django parts two sentences by a space; Chinese ones need none."""
        joined = type(message)(str(message).replace("。 ", "。"))
        super().message_user(request, joined, *args, **kwargs)
