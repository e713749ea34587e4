"""Is the audit log what was written?"""

from collections.abc import Iterator

from kith.config.doctor.findings import Finding, bad, good
from kith.members.people.actions.auditing import head, verify

_ADVICE = (
    "Something wrote past Kith. Keep the database as it is, and compare it with the newest backup whose log "
    "is whole. If the secret in the data folder was replaced, put the old one back first, and look again."
)


def examine() -> Iterator[Finding]:
    """Follow the log from its first line to its end."""
    broken = verify()
    if broken is None:
        yield good("Audit log", f"It is as it was written. Lines: {head()[0]}.")
        return
    where = "It" if broken.line is None else f"Line {broken.line}"
    yield bad("Audit log", f"{where} {broken.reason}.", _ADVICE)
