"""The desk: articles being worked on, and who is credited for them."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.querysets import WRITING_ROLES, ArticleQuerySet
from articles.records import Decision, Notice, Review, Revision
from articles.states import Stage, State
from authors.models import Author
from channels.models import Channel, Topic
from editions.body_pictures import library_words
from editions.content import Content, CreditLine, Language, Role
from editions.links import web_address
from editions.models import Story
from pictures.dates import IN_OUR_TIME, UNLIKELY, in_our_time
from pictures.models import Picture

LONGEST_BODY = 2_000_000  # characters of HTML
MOST_CREDITS = 60


class ArticleTopic(ItemBase):  # type: ignore[misc] # taggit has no types
    """A topic of an article, in the order in which it was given."""

    tag = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    content_object = models.ForeignKey(
        "Article", on_delete=models.CASCADE, related_name="topic_lines"
    )

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_topic_once")
        ]


class Article(models.Model):  # type: ignore[django-manager-missing] # taggit has no types
    """The desk copy of a story; readers never see this row."""

    headline = models.CharField(_("headline"), max_length=120)
    short_headline = models.CharField(
        _("short headline"),
        max_length=60,
        blank=True,
        help_text=_("For lists; empty: the headline itself."),
    )
    standfirst = models.CharField(_("standfirst"), max_length=500, blank=True)
    body = models.TextField(_("body"), blank=True, validators=[MaxLengthValidator(LONGEST_BODY)])
    language = models.CharField(
        _("written in"), max_length=7, choices=Language, default=Language.HANS
    )
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="+", verbose_name=_("channel")
    )
    topics = TaggableManager(_("topics"), through=ArticleTopic, blank=True)
    byline = models.CharField(
        _("byline"),
        max_length=150,
        blank=True,
        help_text=_("As printed in 【】; empty: built from the credits by house style."),
    )
    lead_picture = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Empty: the library's caption.")
    )
    source = models.CharField(_("source"), max_length=100, blank=True)
    source_url = models.URLField(
        _("link to the source"), max_length=500, blank=True, validators=[web_address]
    )
    original_author = models.CharField(_("original author"), max_length=100, blank=True)
    original_title = models.CharField(_("original title"), max_length=200, blank=True)
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, validators=IN_OUR_TIME
    )

    state = models.CharField(
        _("state"), max_length=13, choices=State, default=State.DRAFTING, editable=False
    )
    story = models.OneToOneField(
        Story,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="article",
        verbose_name=_("story"),
    )
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="followed_by",
        verbose_name=_("follows"),
    )
    digest = models.CharField(max_length=64, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("last change"), default=timezone.now, editable=False)
    state_since = models.DateTimeField(
        _("in this state since"), default=timezone.now, editable=False
    )

    round_since = models.DateTimeField(
        null=True,
        editable=False,
        help_text="What was changed up to then counts against nobody who would review.",
    )
    form_key = models.UUIDField(
        null=True,
        editable=False,
        unique=True,
        help_text="Of the form that made it: sent twice, it makes one article.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        default_permissions = ("add", "change", "view")
        permissions = [
            ("first_review_article", _("Can give the first review")),
            ("second_review_article", _("Can give the second review")),
            ("final_review_article", _("Can give the final review")),
            ("proof_article", _("Can proof-read")),
            ("return_article", _("Can return to drafting")),
            ("edit_any_article", _("Can work on articles of others")),
            ("publish_article", _("Can publish and schedule")),
            ("correct_article", _("Can publish corrections")),
            ("withdraw_article", _("Can withdraw and restore")),
            ("lift_embargo_article", _("Can lift an embargo")),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="article_latest"),
            models.Index(fields=["state", "-updated_at", "-id"], name="article_by_state"),
            models.Index(fields=["state", "state_since", "id"], name="article_by_wait"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_headline"),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="article_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RELEASED) | Q(story__isnull=False),
                name="article_released_has_story",
            ),
            models.CheckConstraint(
                condition=Q(follows=None) | ~Q(follows=F("id")), name="article_not_its_own_sequel"
            ),
            models.CheckConstraint(
                condition=in_our_time("embargo_until"),
                name="article_embargo_in_our_time",
                violation_error_message=UNLIKELY,
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def content(self) -> Content:
        """All that an edition of the present text would freeze; three or four queries."""
        credits = tuple(line.frozen() for line in self.credits.select_related("author"))
        topics = tuple(
            line.tag.standing for line in self.topic_lines.select_related("tag__merged_into")
        )
        return Content(
            headline=self.headline,
            short_headline=self.short_headline,
            standfirst=self.standfirst,
            body=self.body,
            language=self.language,
            channel=self.channel,
            byline=self.byline,
            credits=credits,
            topics=topics,
            lead_picture=self.lead_picture,
            **_lead_words(self.lead_picture, self.lead_caption),
            pictures=library_words(self.body),
            source=self.source,
            source_url=self.source_url,
            original_author=self.original_author,
            original_title=self.original_title,
            embargo_until=self.embargo_until,
        )

    def is_written_by(self, user: Any) -> bool:
        """Whether the person created it or is credited as writer, photographer or translator."""
        return (
            self.created_by_id == user.pk
            or self.credits.filter(author__user=user, role__in=WRITING_ROLES).exists()
        )


def _lead_words(picture: Picture | None, caption: str) -> dict[str, str]:
    if picture is None:
        return {}
    return {
        "lead_alt": picture.alt,
        "lead_caption": caption or picture.caption,
        "lead_credit": picture.credit_line,
    }


class Credit(models.Model):
    """A person in a role, in order: one of our authors, or a name alone."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="credits")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.WRITER)
    author = models.ForeignKey(
        Author,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    name = models.CharField(
        _("printed name"),
        max_length=60,
        blank=True,
        help_text=_("Empty: the author's present name."),
    )

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        default_permissions = ()
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=False) | ~Q(name=""),
                name="credit_names_somebody",
                violation_error_message=_("Choose an author or type a name."),
            ),
            models.CheckConstraint(
                condition=Q(position__lt=MOST_CREDITS), name="credit_stands_among_sixty"
            ),
            models.UniqueConstraint(fields=["article", "position"], name="credit_order"),
            models.UniqueConstraint(
                fields=["article", "role", "author"],
                name="credit_once_in_a_role",
                violation_error_message=_("This person is credited in that role already."),
            ),
        ]

    def __str__(self) -> str:
        return self.printed_name

    @property
    def printed_name(self) -> str:
        """The name that the byline prints."""
        return self.name or (self.author.name if self.author else "")

    def frozen(self) -> CreditLine:
        """What an edition keeps of it."""
        return CreditLine(role=self.role, name=self.printed_name, author=self.author)


__all__ = [
    "LONGEST_BODY",
    "MOST_CREDITS",
    "WRITING_ROLES",
    "Article",
    "ArticleTopic",
    "Credit",
    "Decision",
    "Notice",
    "Review",
    "Revision",
    "Stage",
    "State",
]
