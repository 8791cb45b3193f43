"""The run on services is really on them."""

import os

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import close_old_connections, connection
from django_redis.cache import RedisCache

from tests.factories.fronts import make_front
from tests.factories.newsroom import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def test_database_is_the_one_that_the_environment_names():
    wanted = "postgresql" if "postgres" in os.environ.get("DATABASE_URL", "") else "sqlite"

    assert connection.vendor == wanted


def test_cache_is_redis_where_the_environment_names_it():
    cache = caches["default"]

    cache.set("tests:services", "值", timeout=30)

    assert cache.get("tests:services") == "值"
    assert isinstance(cache, RedisCache) == bool(os.environ.get("REDIS_URL"))


@pytest.mark.skipif(not os.environ.get("REDIS_URL"), reason="about Redis")
def test_cache_that_is_away_keeps_nobody_from_work(client, monkeypatch):
    front = make_front()
    client.force_login(make_user("主任"))
    away = RedisCache("redis://127.0.0.1:1/0", settings.CACHES["default"])
    monkeypatch.setattr("fronts.presence.cache", away)

    response = client.get(f"/admin/fronts/front/{front.pk}/change/")

    assert response.status_code == 200


@pytest.mark.skipif(connection.vendor == "sqlite", reason="about PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_connection_that_the_database_ended_is_made_anew():
    other = connection.copy()
    with connection.cursor() as ours, other.cursor() as theirs:
        ours.execute("SELECT pg_backend_pid()")
        theirs.execute("SELECT pg_terminate_backend(%s)", ours.fetchone())
    other.close()

    close_old_connections()  # as each request does

    assert make_user("主任").pk
