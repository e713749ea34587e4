"""The secret that signs cookies and links: made once, readable by its owner alone."""

import os
import secrets
import tempfile
from pathlib import Path

from kith.config.amiss import SettingFault

_BYTES = 48
_SHORTEST = 32
_BACK = (
    "Put the old one back: without it everyone signs in again, and kith check cannot follow the audit log."
)


def secret_in(folder: Path) -> str:
    """Return the secret kept in `folder`, making both when they do not exist yet.

    Two processes that start together agree on one. Raises SettingFault when there can be none to rely on.
    """
    path = folder / "secret"
    if not os.path.lexists(path):
        try:
            _make(path)
        except OSError as fault:
            words = f"KITH_DATA is {folder}, and Kith cannot write there: {fault.strerror}."
            raise SettingFault(f"{words} Name another folder, or let this one be written to.") from None
    return _read(path)


def _read(path: Path) -> str:
    try:
        secret = path.read_text("ascii").strip()
    except OSError as fault:
        raise SettingFault(f"The secret in {path} cannot be read: {fault.strerror}. {_BACK}") from None
    except UnicodeDecodeError:
        raise SettingFault(f"The secret in {path} is not one that Kith made. {_BACK}") from None
    if len(secret) < _SHORTEST:
        raise SettingFault(
            f"The secret in {path} is shorter than {_SHORTEST} letters, so it is not safe. {_BACK}"
        )
    return secret


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A finished file gets its name in one step, and only if nobody was quicker.
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
