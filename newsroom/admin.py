"""What the project adds to the desk, and what other packages put there and nobody works with."""

from django.contrib import admin
from django.contrib.auth.models import Group
from taggit.models import Tag

from authors.admin import AccountAdmin
from authors.models import User
from newsroom.roles import what_role_does

# Roles come from the table in newsroom.roles, topics from channels.Topic.
for model in (Group, Tag):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


@admin.register(User)
class RoledAccountAdmin(AccountAdmin):
    """Accounts, each role with what the table of roles says of it."""

    role_words = staticmethod(what_role_does)
