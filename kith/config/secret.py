"""The secret that signs cookies and links: made once, readable by its owner alone."""

import os
import secrets
import tempfile
from pathlib import Path

_BYTES = 48


def secret_in(folder: Path) -> str:
    """Return the secret kept in `folder`, making both when they do not exist yet.

    Two processes that start together agree on one. Raises OSError when the folder cannot be written.
    """
    path = folder / "secret"
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        _make(path)
        return path.read_text("ascii").strip()


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
