"""Makes the public profile of somebody who gets an account on the desk."""

from django.db import transaction
from django.utils.text import slugify

from authors.models import Author, User


class NameTaken(ValueError):
    """An author without an account has that name: it may be the same person, or a namesake."""

    def __init__(self, author: Author) -> None:
        super().__init__(author.name)
        self.author = author


def writes(user: User) -> bool:
    """Whether one of the account's roles writes articles."""
    return user.groups.filter(
        permissions__codename="add_article", permissions__content_type__app_label="articles"
    ).exists()


@transaction.atomic
def make_profile(user: User) -> Author:
    """An author of the account's name, linked to it; raises NameTaken."""
    namesake = Author.objects.filter(name=str(user), user=None).first()
    if namesake is not None:
        raise NameTaken(namesake)
    longest = Author._meta.get_field("slug").max_length or 0
    slug = slugify(user.username)[: longest - 20] or f"author-{user.pk}"
    if Author.objects.filter(slug=slug).exists():
        # ids of accounts are never given twice
        slug = f"{slug}-{user.pk}"
    made: Author = Author.objects.create(name=str(user), slug=slug, user=user)
    return made
