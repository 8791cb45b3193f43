"""Settings of the benchmark: the site's own, with one view that costs nothing beside its pages."""

from newsroom.settings import *  # noqa: F403

ALLOWED_HOSTS = ["testserver"]
ROOT_URLCONF = "tests.benchmarks.urls"
# the bounds are for pages that no cache helps
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
