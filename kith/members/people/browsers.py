"""What a request gives away about where it comes from, in words and as something to count by."""

from ipaddress import ip_address, ip_network

from django.http import HttpRequest
from django.utils.translation import gettext as _

LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})
# Looked for in this order: most browsers also claim to be several others.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def device_of(request: HttpRequest) -> str:
    """Return browser and system as they are kept with a session: "Firefox/Windows", or "" if unknown."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return f"{browser}/{system}" if browser or system else ""


def device_words(device: str) -> str:
    """Return a kept device in plain words: "Firefox on Windows"."""
    browser, _slash, system = device.partition("/")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser we don’t know")


def client_of(request: HttpRequest) -> str:
    """Return what stands for the caller's network address when tries are counted.

    Behind a proxy on this machine it is the last address that the proxy wrote down; what came before
    that, the caller could have made up. An IPv6 caller counts as their whole /64, which is one home.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    told = request.headers.get("X-Forwarded-For", "")
    address = told.rpartition(",")[2].strip() if told and direct in LOOPBACK else direct
    try:
        parsed = ip_address(address)
    except ValueError:
        return direct
    if parsed.version == 6 and parsed.ipv4_mapped is None:
        return str(ip_network(f"{parsed}/64", strict=False))
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)


def is_on_this_machine(request: HttpRequest) -> bool:
    """Say whether the caller sits at this machine itself, with no proxy speaking for somebody else."""
    forwarded = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP"))
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not forwarded
