"""The desk: the admin site that all three groups of staff work in."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    """Django's admin under the newsroom's name."""

    site_header = _("News desk")
    site_title = _("News desk")
    index_title = _("News desk")
