"""Addresses of the readers' pages; the same stand under /zh-hant/ (pages.middleware)."""

from django.urls import path, register_converter

from editions.reading import WHOLE
from pages import article, health, live_views, views
from pages.converters import NumberConverter, UnicodeSlugConverter

register_converter(NumberConverter, "number")
register_converter(UnicodeSlugConverter, "topic")

urlpatterns = [
    path("", views.front, name="front"),
    path("channels/<slug:slug>/", views.channel, name="channel"),
    path("articles/<number:story_id>/", article.article, name="article"),
    path(f"articles/<number:story_id>/{WHOLE}/", article.article_full, name="article_full"),
    path("articles/<number:story_id>/live/", live_views.live_page, name="live"),
    path("articles/<number:story_id>/live/new/", live_views.live_news, name="live_news"),
    path(
        "articles/<number:story_id>/live/<number:number>/",
        live_views.live_entry,
        name="live_entry",
    ),
    path("articles/<number:story_id>/<number:number>/", article.article_page, name="article_page"),
    path("topics/<topic:slug>/", views.topic, name="topic"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("fronts/<slug:slug>/", views.front_of, name="front_of"),
    path("search/", views.search, name="search"),
    path("hot/", views.hot, name="hot"),
    path("corrections/", views.corrections, name="corrections"),
    path("healthz", health.healthz, name="healthz"),
]
