"""Settings of the test runs: a data folder that is thrown away, cheap password hashes."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="newsroom-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["NEWSROOM_ENV"] = "local"
os.environ["NEWSROOM_DATA"] = _folder

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASES, MIDDLEWARE  # noqa: E402

SECRET_KEY = "tests-only-" + "x" * 50
# tests do by hand, and when they say so, what threads do in a web process
BACKGROUND_THREADS = False
# tests of transactions empty the tables behind them
RECORD_MAY_BE_EMPTIED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # a file, as in use: threads and browsers get connections of their own
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/test.sqlite3"}
