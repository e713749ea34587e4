"""Can mail go out?"""

import smtplib
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import get_connection

from kith.base.kit.mail import FOLDER_BACKEND, mail_folder
from kith.config.doctor.findings import Finding, bad, good, warn


def examine() -> Iterator[Finding]:
    """Say hello to the mail server; nothing is sent."""
    if settings.EMAIL_BACKEND == FOLDER_BACKEND:
        yield warn(
            "Mail",
            f"There is no mail server, so mail is put into {mail_folder()}.",
            "Fine for a look around. For people: KITH_SMTP_URL=smtp://user:password@host:587",
        )
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with get_connection():
            yield good("Mail", f"{server} takes our mail.")
    except (OSError, smtplib.SMTPException) as fault:
        words = f"{server} does not take our mail: {fault}."
        yield bad("Mail", words, "Check KITH_SMTP_URL and the server’s log.")
