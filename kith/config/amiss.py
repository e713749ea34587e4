"""A setting that cannot be used, told so that whoever set it can act, and without giving a secret away."""

import re

_LONGEST = 80
# In an address, everything from the first colon to the last @; and what an option after ? is called by.
_PASSWORD = re.compile(r"(?<=//)([^:/]*:).*(?=@)")
_PASSWORD_OPTION = re.compile(r"([?&]\w*password=)[^&]*", re.IGNORECASE)
# What stands where a port would, and is none: a password whose @ and host were left out.
_NO_PORT = re.compile(r"(?<=//)([^:/@?]+:)(?!\d*(?:[/?#]|$))[^@]*$")
_ADDRESS = re.compile(r"[\w+.-]+://")


class SettingFault(Exception):
    """A setting that cannot be used, in one sentence a person can act on."""


def hidden(value: str) -> str:
    """Return a value without the password that an address in it may carry."""
    shown = _PASSWORD_OPTION.sub(r"\1…", _PASSWORD.sub(r"\1…", value))
    return _NO_PORT.sub(r"\1…", shown)


def amiss(name: str, value: object, wanted: str) -> str:
    """Return the sentence that names a setting, what it is, and what it should be."""
    shown = _told(name, "".join(mark if mark.isprintable() else "?" for mark in str(value)))
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return f"{name} is {shown or 'empty'}, and must be {wanted}."


def _told(name: str, value: str) -> str:
    if not name.endswith("_URL") or _ADDRESS.match(value):
        return hidden(value)
    # Not even an address: whatever follows the first colon, or stands before an @, may be a password.
    start, colon, rest = value.partition(":")
    return f"{start.rpartition('@')[2]}{colon}{'…' if rest else ''}"
