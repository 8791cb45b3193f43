"""Begins a follow-up: a new draft in the place of an earlier article, which it leads back to."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.models import Article
from articles.refusals import NotPermitted
from articles.saving import record_save, set_credits, set_topics
from authors.models import Author, User
from editions.content import Role
from editions.standing import standing

MOST_SHOWN = 10
"""Follow-ups that an article's page names, the latest."""


@transaction.atomic
def copy_as_follow_up(*, article: Article, by: User, at: datetime) -> Article:
    """A draft with the article's channel, topics and language, credited to whoever begins it.

    The headline is the earlier one, since an article has one from its first save. The text begins
    with the way to the earlier story, where readers have it. Raises NotPermitted.
    """
    if not by.has_perm("articles.add_article") or not by.has_perm("articles.view_article"):
        raise NotPermitted
    draft = Article.objects.create(
        headline=article.headline,
        body=_way_back(article, at),
        language=article.language,
        channel=article.channel,
        follows=article,
        created_by=by,
        created_at=at,
        state_since=at,
    )
    set_credits(draft, own_credit(by))
    set_topics(draft, [topic.pk for topic in article.content().topics])
    record_save(article=draft, by=by, at=at, details={"follows": article.pk})
    return draft


def own_credit(user: User | None) -> list[dict[str, Any]]:
    """The credit of a writer who has a public profile and works here: one line, or none."""
    author = Author.objects.working_here().filter(user=user).first() if user else None
    return [{"role": Role.WRITER, "name": "", "author": author.pk}] if author else []


def _way_back(article: Article, at: datetime) -> str:
    live = standing(article.story_id, at=at).live
    if article.story is None or live is None:
        return ""
    with translation.override(article.language):
        # an address of the site itself, the same in both scripts
        return format_html(
            '<p>{}<a href="{}">{}</a></p>',
            gettext("Our earlier report: "),
            article.story.get_absolute_url(),
            live.headline,
        )
