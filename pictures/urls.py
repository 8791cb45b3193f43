"""Addresses of the library: the desk's under /admin/pictures/, the files under /media/."""

from django.urls import path

from pictures.serving import media
from pictures.views import choices, editor_upload, preview

urlpatterns = [
    path("admin/pictures/upload/", editor_upload, name="picture_upload"),
    path("admin/pictures/choices/", choices, name="picture_choices"),
    path("admin/pictures/preview/<int:picture_id>/", preview, name="picture_preview"),
    path("media/<path:path>", media, name="media"),
]
