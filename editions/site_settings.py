"""What the paper says of itself on every page, and its defaults: one row, set on the desk."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from channels.models import Reviews
from chinese.lines import shows_something
from pictures.models import Picture

LONGEST_NAME = 30
THE_ROW = 1

# Controls, and marks that turn the direction of what follows: they would rearrange a page.
_visible = RegexValidator(
    r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]",
    inverse_match=True,
    message=_("This holds characters that nobody can see. Type it anew."),
)


def says_something(name: str) -> None:
    """Raise ValidationError for a name that nobody can see."""
    if not shows_something(name):
        raise ValidationError(_("Nobody can see this name."), code="invisible")


_telephone = RegexValidator(
    r"^\+?[0-9][0-9-]{2,24}\Z", message=_("Give a telephone number: digits and hyphens.")
)
# Browsers read “//” and “/\” as the beginning of another site's address.
_address = RegexValidator(
    r"^(https://[^\s\\/?#@]+([/?#][^\s\\]*)?|/([^\s\\/][^\s\\]*)?)\Z",
    message=_("Give an address that begins with https://, or with / for a page of this site."),
)


def default_name() -> str:
    """The paper's name while nobody has set one on the desk."""
    return str(settings.SITE_NAME)[:LONGEST_NAME]


class BylineStyle(models.TextChoices):
    """How a byline is printed that nobody wrote by hand (editions.byline)."""

    HOUSE = "house", _("in brackets, with the paper's name")
    NAMES = "names", _("in brackets, names alone")
    REPORTER = "reporter", _("our reporter, then the names")
    NONE = "none", _("no byline")


class SiteSettings(models.Model):
    """The one row of settings; until it is first saved, the defaults hold (editions.house)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ROW, editable=False)
    name = models.CharField(
        _("name of the paper"),
        max_length=LONGEST_NAME,
        validators=[_visible, says_something],
        help_text=_("On every page, and in bylines from now on. In Simplified Chinese."),
    )
    description = models.CharField(
        _("description in one line"), max_length=80, blank=True, validators=[_visible]
    )
    logo = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Stands in place of the name at the top of every page, 36 pixels high."),
    )
    licence_number = models.CharField(
        _("internet news licence"), max_length=40, blank=True, validators=[_visible]
    )
    icp_number = models.CharField(
        _("ICP registration"), max_length=40, blank=True, validators=[_visible]
    )
    police_number = models.CharField(
        _("police registration"), max_length=40, blank=True, validators=[_visible]
    )
    complaints_phone = models.CharField(
        _("complaints: telephone"), max_length=26, blank=True, validators=[_telephone]
    )
    complaints_email = models.EmailField(_("complaints: e-mail"), max_length=100, blank=True)
    complaints_address = models.CharField(
        _("complaints: page"),
        max_length=200,
        blank=True,
        validators=[_address],
        help_text=_("A page of this site (/…), or an address that begins with https://."),
    )
    byline_style = models.CharField(
        _("byline style"),
        max_length=8,
        choices=BylineStyle,
        default=BylineStyle.HOUSE,
        help_text=_("Of bylines that are made from the credits. Printed ones stay as they are."),
    )
    default_reviews = models.PositiveSmallIntegerField(
        _("reviews that a new channel demands"), choices=Reviews, default=Reviews.ALL
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(condition=Q(id=THE_ROW), name="site_settings_are_one_row"),
            models.CheckConstraint(condition=~Q(name=""), name="site_settings_name_the_paper"),
            models.CheckConstraint(
                condition=Q(byline_style__in=BylineStyle.values), name="byline_style_is_known"
            ),
            models.CheckConstraint(
                condition=Q(default_reviews__in=Reviews.values),
                name="site_settings_reviews_one_to_three",
            ),
            models.CheckConstraint(
                condition=Q(complaints_address="")
                | Q(complaints_address__startswith="https://")
                | (Q(complaints_address__startswith="/") & ~Q(complaints_address__startswith="//")),
                name="complaints_address_is_ours_or_safe",
            ),
        ]

    def __str__(self) -> str:
        return self.name
