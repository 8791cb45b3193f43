"""What is to be done first in a newsroom that is empty, for whoever may do it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from authors.models import Author, User
from channels.models import Channel
from editions.site_settings import SiteSettings


@dataclass(frozen=True)
class FirstStep:
    """One thing to do, where, and whether it is done."""

    words: str
    address: str
    done: bool


def first_steps(user: User) -> list[FirstStep]:
    """The steps that the person may take; none as soon as there is an article."""
    if Article.objects.exists():
        return []
    steps = (
        (
            "editions.change_sitesettings",
            _("Give the paper its name, logo and footer"),
            "editions_sitesettings_changelist",
            SiteSettings.objects.exists,
        ),
        (
            "channels.add_channel",
            _("Add sections, and channels in them"),
            "channels_channel_add",
            Channel.objects.exists,
        ),
        (
            "authors.add_user",
            _("Give colleagues accounts and roles"),
            "authors_user_add",
            User.objects.exclude(pk=user.pk).exists,
        ),
        (
            "authors.add_author",
            _("Add the authors whom readers see"),
            "authors_author_add",
            Author.objects.exists,
        ),
        (
            "articles.add_article",
            _("Write the first article"),
            "articles_article_add",
            lambda: False,
        ),
    )
    return [
        FirstStep(words, reverse(f"admin:{name}"), bool(is_done()))
        for permission, words, name, is_done in steps
        if user.has_perm(permission)
    ]
