"""Where the pages' beacon goes; the same under /zh-hant/ (pages.middleware)."""

from django.urls import path

from readership.views import count_view

urlpatterns = [path("views/<int:story_id>/", count_view, name="count_view")]
