"""The application the web server runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")

import django

from kith.config.gate import gated
from kith.config.options import options
from kith.config.requests import Utf8Handler
from kith.config.startup import ready_to_serve

django.setup(set_prefix=False)
application = gated(ready_to_serve(Utf8Handler()), options().threads)
