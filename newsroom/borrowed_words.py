"""Words of Django's and taggit's pages that their Chinese catalogues lack, so that ours hold them.

Nothing reads them here: being named is what has them collected and translated.
"""

from django.utils.translation import gettext_lazy as _, ngettext_lazy, pgettext_lazy

BORROWED = (
    _("Add link"),
    _("Change or view list link"),
    _("Error:"),
    _("Model name"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        8,
    ),
    pgettext_lazy("A tag name", "name"),
    pgettext_lazy("A tag slug", "slug"),
)
