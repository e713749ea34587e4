"""A thin map from what the operator sets (options.py) to what Django wants to hear."""

from pathlib import Path

from kith.config.options import options

_set = options()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = _set.secret_key
DEBUG = False
ALLOWED_HOSTS = _set.allowed_hosts
CSRF_TRUSTED_ORIGINS = [_set.url]
SITE_URL = _set.url
DEMO = _set.demo
DATA = _set.data

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "kith.base.ui",
    "kith.members.people",
    "kith.members.communities",
    "kith.members.profiles",
    "kith.services.activity",
    "kith.services.jobs",
    "kith.services.search",
    "kith.services.measures",
    "kith.services.feed",
    "kith.services.moderation",
    "kith.services.drafts",
    "kith.services.unnamed",
    "kith.services.conversations",
    "kith.services.tending",
    "kith.services.answering",
    "kith.services.live",
    "kith.rooms.admissions",
    "kith.rooms.charter",
    "kith.rooms.forums",
    "kith.rooms.kinship",
    "kith.rooms.welcome",
    "kith.rooms.letters",
    "kith.desks.home",
    "kith.desks.yours",
    "kith.ports.mail",
    "kith.config",
]
AUTH_USER_MODEL = "people.Person"
DATABASES = {"default": _set.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "kith.members.communities.doorkeeper.Doorkeeper",
    "kith.config.sizes.SizeLimit",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "kith.config.urls"
CSRF_FAILURE_VIEW = "kith.config.errors.form_expired"
CSRF_COOKIE_NAME = "kith_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = SITE_URL.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CSRF_COOKIE_SECURE else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

TEMPLATES = [
    {
        "BACKEND": "kith.config.jinja.Engine",
        "NAME": "kith",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "kith.config.jinja.environment", "auto_reload": False},
    }
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kith.base.ui.finders.StylesheetFinder",
]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]

globals().update(_set.mail())

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "kith": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
    },
}
