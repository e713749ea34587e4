"""Mail servers that take nothing, for settings.EMAIL_BACKEND."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.base import BaseEmailBackend

DOWN = f"{__name__}.Down"
REFUSING = f"{__name__}.Refusing"
GOOD = "django.core.mail.backends.locmem.EmailBackend"


class Down(BaseEmailBackend):
    """One that cannot be reached."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError


class Refusing(BaseEmailBackend):
    """One that knows no such address."""

    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused({})
