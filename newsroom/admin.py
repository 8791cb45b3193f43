"""What other packages put on the desk and nobody here works with."""

from django.contrib import admin
from django.contrib.auth.models import Group
from taggit.models import Tag

# Roles come from the table in newsroom.roles, topics from channels.Topic.
for model in (Group, Tag):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
