"""Settings, all from the environment and safe by default. docs/settings.md explains each."""

import os
from typing import Any

from newsroom import environment

NEWSROOM_ENV = environment.newsroom_env()
NEWSROOM_DATA = environment.data_dir()
BASE_DIR = environment.BASE_DIR
PRODUCTION = NEWSROOM_ENV == environment.PRODUCTION

SECRET_KEY = environment.secret_key(NEWSROOM_ENV, NEWSROOM_DATA)
SECRET_KEY_FALLBACKS = environment.names("SECRET_KEY_FALLBACKS", [])
DEBUG = environment.debug(NEWSROOM_ENV)
ALLOWED_HOSTS = environment.names(
    "ALLOWED_HOSTS", [] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = environment.names("CSRF_TRUSTED_ORIGINS", [])
PORT = environment.number("PORT", 8000, least=1, most=environment.LAST_PORT)

INSTALLED_APPS = [
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "ckeditor",
    "newsroom.apps.NewsroomConfig",
    "pages",
    "wire",
    "articles",
    "fronts",
    "readership",
    "search",
    "editions",
    "channels",
    "authors",
    "pictures",
    "chinese",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.static_files.StaticFilesMiddleware",
    "pages.compression.CompressionMiddleware",
    "newsroom.middleware.ContentSecurityPolicyMiddleware",
    "pages.middleware.ScriptMiddleware",
    "newsroom.incoming.IncomingMiddleware",
    "newsroom.database_refusals.PatientSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.own_password.OwnPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.database_refusals.DatabaseRefusalMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
AUTH_USER_MODEL = "authors.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES: dict[str, Any] = {"default": environment.database(NEWSROOM_DATA)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # a transaction that reads first and writes later would otherwise fail, not wait
        "transaction_mode": "IMMEDIATE",
        # pages are read where the system has them in memory: the rows of a front lie all over the
        # file, and SQLite keeps two megabytes of it by itself
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456"
        ),
    }

REDIS_URL = environment.redis_url()
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
        # who else is here may be forgotten; nobody should be kept from work by it
        "OPTIONS": {
            "IGNORE_EXCEPTIONS": True,
            "SOCKET_CONNECT_TIMEOUT": 1,  # seconds
            "SOCKET_TIMEOUT": 1,
        },
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = NEWSROOM_DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
if PRODUCTION:
    # beside each file a compressed one; names stay, CKEditor builds its plugins' from a base path
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
    }
MEDIA_URL = "/media/"
MEDIA_ROOT = NEWSROOM_DATA / "media"

# A body of 10 MB comes through to the form, which refuses it with a sentence and keeps it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024
# A row of credits has four fields; more of them than can be are refused with a sentence too.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SITE_NAME = os.environ.get("SITE_NAME", "新闻编辑部")
SITE_DOMAIN = os.environ.get("SITE_DOMAIN", environment.DEFAULT_DOMAIN)
SEARCH_DIR = NEWSROOM_DATA / "search"

# Views are written down, and chores done, by threads of the web processes.
BACKGROUND_THREADS = True
# How many of our own proxies stand before the site: a reader's address is what the outermost saw.
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", int(PRODUCTION), most=100)

TAGGIT_CASE_INSENSITIVE = True
CKEDITOR_BASEPATH = "/static/ckeditor/ckeditor/"
SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4.22.1 has known holes in its own filter; nothing rests on that filter here:
    # editions.html.sanitise cleans text on every way in, before it enters the editor as well.
    "ckeditor.W001",
]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "newsroom.desk.csrf_failure"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = os.environ.get("SECURE_SSL_REDIRECT", "1") == "1"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = environment.number(
        "SECURE_HSTS_SECONDS", 30 * 24 * 3600, most=10 * 365 * 24 * 3600
    )
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
