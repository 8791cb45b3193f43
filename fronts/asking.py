"""What every page and part of a front's editor begins with: the front, and who may see it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from chinese.script import Script
from fronts.models import Front

SCRIPT = Script.HANS
"""What desk people read: stories' titles as the record keeps them in Simplified."""


def front_asked_for(request: HttpRequest, front_id: int) -> Front:
    """The front, for those who may launch. Raises PermissionDenied, Http404."""
    if not request.user.has_perm("fronts.launch_front"):
        raise PermissionDenied
    return get_object_or_404(Front.objects.select_related("section"), pk=front_id)


def around_page(request: HttpRequest, front: Front) -> dict[str, Any]:
    """What the desk shows around a page of a front."""
    return admin.site.each_context(request) | {"front": front, "title": front.name}
