"""The application the web server runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

from kith.config.startup import ready_to_serve  # noqa: E402

application = ready_to_serve(get_wsgi_application())
