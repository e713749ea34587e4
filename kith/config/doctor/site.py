"""Do people reach this Kith in a way that keeps their words and their sessions to themselves?"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from kith.config.doctor.findings import Finding, good, warn
from kith.config.options import LOOPBACK

_NAME = "Site address"
IN_FRONT = (
    "Put a server with TLS in front that reads each request whole before it passes it on (nginx does): "
    "without one, a few slow callers hold every thread."
)


def examine() -> Iterator[Finding]:
    """Look at the address that people are told."""
    parts = urlsplit(settings.SITE_URL)
    if parts.hostname in LOOPBACK:
        yield good(_NAME, f"{settings.SITE_URL}, for this machine alone.")
    elif parts.scheme == "http":
        words = f"{settings.SITE_URL} is plain http: on the way, others can read along and sign in as anyone."
        yield warn(_NAME, words, f"{IN_FRONT} Then: KITH_SITE_URL=https://{parts.hostname}")
    else:
        yield Finding(_NAME, "good", f"{settings.SITE_URL}.", IN_FRONT)
