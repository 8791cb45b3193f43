"""Addresses of the readers' pages; the same stand under /zh-hant/ (pages.middleware)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
