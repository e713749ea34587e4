"""Asking for a sign-in mail as a browser does, and what a test reads out of the newest one."""

import re

from django.core import mail
from django.http import HttpResponse
from django.test import Client


def ask(client: Client, address: str = "ada@example.org", **more: str) -> HttpResponse:
    """Send the sign-in form."""
    return client.post("/sign-in/", {"address": address, **more})


def newest_link() -> str:
    """Return the path of the sign-in link in the newest mail."""
    return re.search(r"https?://[^/]+(/sign-in/\S+)", mail.outbox[-1].body).group(1)


def newest_token() -> str:
    """Return the token of the sign-in link in the newest mail."""
    return newest_link().split("/")[2]


def newest_code() -> str:
    """Return the code in the newest mail."""
    return re.search(r"^\d{6}$", mail.outbox[-1].body, re.MULTILINE).group()
