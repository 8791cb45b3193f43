"""The run on services is really on them."""

import os

import pytest
from django.core.cache import caches
from django.db import connection
from django_redis.cache import RedisCache

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def test_database_is_the_one_that_the_environment_names():
    wanted = "postgresql" if "postgres" in os.environ.get("DATABASE_URL", "") else "sqlite"

    assert connection.vendor == wanted


def test_cache_is_redis_where_the_environment_names_it():
    cache = caches["default"]

    cache.set("tests:services", "值", timeout=30)

    assert cache.get("tests:services") == "值"
    assert isinstance(cache, RedisCache) == bool(os.environ.get("REDIS_URL"))
