"""Opens the fronts that every site has: its own and one for each section."""

from django.db import transaction
from django.utils.translation import gettext as _

from channels.models import Channel
from fronts.models import HOME, Front


@transaction.atomic
def open_fronts() -> None:
    """Make the home front, and one for each section that has none; two queries where all are."""
    known = set(Front.objects.values_list("slug", flat=True))
    if HOME not in known:
        Front.objects.get_or_create(slug=HOME, defaults={"name": _("Home front")})
    taken = Front.objects.exclude(section=None).values("section")
    for section in Channel.objects.sections().exclude(pk__in=taken):
        slug = section.slug if section.slug not in known else f"{section.slug}-{section.pk}"
        Front.objects.get_or_create(section=section, defaults={"name": section.name, "slug": slug})
