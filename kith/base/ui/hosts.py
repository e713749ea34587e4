"""Says behind a link that leads elsewhere where it leads, unless its own words do."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from markupsafe import escape

from kith.base.kit.text.links import REL

_LINK = re.compile(rf'<a href="(https?://[^"]*)"(?: title="[^"]*")? rel="{REL}">(.*?)</a>', re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")


def with_hosts(html: str) -> str:
    """Return the safe HTML of a text with " (example.org)" behind each link that does not show its host."""
    return _LINK.sub(_with_host, html) if REL in html else html


def _with_host(link: re.Match[str]) -> str:
    address = unescape(link[1])
    host = "" if f"{address}/".startswith(f"{settings.SITE_URL}/") else _host(address)
    words = unescape(_TAGS.sub("", link[2])).lower()
    if not host or re.search(rf"(?<![\w-]){re.escape(host)}(?![\w-]|\.\w)", words):
        return link[0]
    return f'{link[0]} <span class="host soft">({escape(host)})</span>'


def _host(address: str) -> str:
    """Return the host a browser would go to, or "" where nobody could say."""
    try:
        host = urlsplit(address.replace("\\", "/")).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
