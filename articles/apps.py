"""The app of the desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from editions.database_rules import register
from editions.rules import FrozenRows, KeptRows, columns_of


class ArticlesConfig(AppConfig):
    """Names the rules that the desk's log, revisions and reviews obey in the database."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Decisions, revisions and reviews are written once and kept; a review is voided once.

        Who began an article decides who may review it, and stays.
        """
        articles = self.get_model("Article")._meta.db_table
        register(FrozenRows(articles, ("id",), once=("created_by_id",)))
        for name, once in (("Decision", ()), ("Revision", ()), ("Review", ("voided_at",))):
            model = self.get_model(name)
            table = model._meta.db_table
            register(
                FrozenRows(table, columns_of(model, free=set(once)), once=once), KeptRows(table)
            )
