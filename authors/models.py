"""People: the logins of the desk, and the authors that readers know."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from chinese.lines import LineField


class AccountManager(UserManager["User"]):
    """Reads of accounts."""

    use_in_migrations = False

    def keepers(self) -> "models.QuerySet[User]":
        """Who can look after the accounts now: active, and given that by a role or altogether."""
        by_role = self.filter(
            groups__permissions__codename="change_user",
            groups__permissions__content_type__app_label="authors",
        )
        return self.filter(
            Q(is_superuser=True) | Q(pk__in=by_role.values("pk")), is_active=True, is_staff=True
        )

    def is_last_keeper(self, user: "User") -> bool:
        """Whether nobody else keeps the accounts; two who let go at once queue for the answer."""
        for _row in self.keepers().select_for_update(of=("self",)).order_by("pk"):
            pass
        # read anew: a role that was taken while we waited changed none of the locked rows
        return list(self.keepers()) == [user]


class User(AbstractUser):
    """A login of the desk; what it may do comes from its groups (newsroom.roles)."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = LineField(
        pgettext_lazy("of a person", "name"),
        max_length=60,
        blank=True,
        help_text=_("As colleagues know the person."),
    )
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)
    """How often all of the person's sessions were ended; each of them knows the number."""
    password_is_temporary = models.BooleanField(default=False, editable=False)
    """Whether somebody else gave the password: nothing is open but the choice of an own one."""

    demo_name = models.CharField(max_length=30, blank=True, editable=False)
    """Which of the demo's accounts it is, whatever it is called now; empty for those of people."""

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta(AbstractUser.Meta):
        verbose_name = _("account")  # type: ignore[assignment] # the stubs know str alone
        verbose_name_plural = _("accounts")  # type: ignore[assignment]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["demo_name"], condition=~Q(demo_name=""), name="account_of_the_demo_once"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name that the admin greets the person by."""
        return str(self)

    def get_short_name(self) -> str:
        """The same: Chinese names are not cut."""
        return str(self)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        base: str = super()._get_session_auth_hash(secret)  # type: ignore[misc] # not in the stubs
        return f"{base}.{self.sessions_ended}"


class AuthorQuerySet(models.QuerySet["Author"]):
    """Reads of authors."""

    def working_here(self) -> "AuthorQuerySet":
        """Those who still work here, whom a new story can credit."""
        return self.filter(works_here=True)


class Author(models.Model):
    """A person with a public page; a byline of the past stays as it was printed."""

    name = LineField(pgettext_lazy("of a person", "name"), max_length=60)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        help_text=_("The last part of the author page's address; it stays for ever."),
    )
    title = LineField(pgettext_lazy("of a person", "title"), max_length=60, blank=True)
    biography = models.TextField(_("biography"), max_length=2000, blank=True)
    photo = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    email = models.EmailField(_("public e-mail"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
    )
    works_here = models.BooleanField(_("works here"), default=True)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="author_by_name")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="author_has_name"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="author_has_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The author's public page."""
        return reverse("author", kwargs={"slug": self.slug})
