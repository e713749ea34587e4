"""The application the web server runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")

from django.core.wsgi import get_wsgi_application

from kith.config.startup import ready_to_serve

application = ready_to_serve(get_wsgi_application())
