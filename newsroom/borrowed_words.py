"""Words of Django's and taggit's pages that their Chinese catalogues lack or space out, for ours.

Nothing reads them here: being named is what has them collected and translated.
"""

from django.utils.translation import gettext_lazy as _, ngettext_lazy, pgettext_lazy

BORROWED = (
    _("Add link"),
    _("Change or view list link"),
    _("Error:"),
    _("Model name"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    # these stand in Django's catalogues with spaces around the names
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Add %(name)s"),
    _("Add another %(verbose_name)s"),
    _("Add another %(model)s"),
    _(" By %(filter_title)s "),
    # these say 你 there, where the desk says 您
    _("Your password can’t be too similar to your other personal information."),
    _("Your password can’t be a commonly used password."),
    _("Your password can’t be entirely numeric."),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        8,
    ),
    # the desk has one word for it, and speaks of what is to be done
    _("This field is required."),
    _("View on site"),
    _("Change selected %(model)s"),
    _("View selected %(model)s"),
    _("Yes"),
    _("No"),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        8,
    ),
    pgettext_lazy("A tag name", "name"),
    pgettext_lazy("A tag slug", "slug"),
)
