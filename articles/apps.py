"""The app of the desk."""

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _

from articles.rules import PublishedIsKept
from authors.names import renamed
from editions.database_rules import register
from editions.rules import FrozenRows, KeptRows, columns_of
from pictures.words import reworded

_PUBLISHED_IS_KEPT = ("articles.Article", "editions.Edition")


class ArticlesConfig(AppConfig):
    """Names the rules that the desk's log, revisions and reviews obey in the database."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Decisions, revisions and reviews are written once and kept; a review is voided once.

        Who began an article decides who may review it, and stays.
        """
        from articles.library_words import (  # noqa: PLC0415 # models are loaded now
            author_renamed,
            picture_reworded,
        )

        articles = self.get_model("Article")._meta.db_table
        register(FrozenRows(articles, ("id",), once=("created_by_id",)))
        for name, once in (("Decision", ()), ("Revision", ()), ("Review", ("voided_at",))):
            model = self.get_model(name)
            table = model._meta.db_table
            register(
                FrozenRows(table, columns_of(model, free=set(once)), once=once), KeptRows(table)
            )
        tables = [apps.get_model(name)._meta.db_table for name in _PUBLISHED_IS_KEPT]
        register(PublishedIsKept(*tables))
        reworded.connect(picture_reworded)
        renamed.connect(author_renamed)
