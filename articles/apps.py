"""The app of the desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from editions.database_rules import FrozenRows, columns_of, register


class ArticlesConfig(AppConfig):
    """Names the rules that the desk's log and revisions obey in the database."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Decisions and revisions are written once; a lifted embargo may rebind a review."""
        register(
            *(
                FrozenRows(model._meta.db_table, columns_of(model, free={"id"}))
                for model in (self.get_model("Decision"), self.get_model("Revision"))
            )
        )
