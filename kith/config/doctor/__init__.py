"""The doctor: looks at a Kith and says in plain sentences what is well and what to do (TRUST 6.1)."""

from collections.abc import Callable, Iterator

from kith.config.doctor import disk, doors, jobs, ledger, mail, migrations, sqlite
from kith.config.doctor.findings import Finding, bad

_EXAMINATIONS: list[tuple[str, Callable[[], Iterator[Finding]]]] = [
    ("Database", sqlite.examine),
    ("Migrations", migrations.examine),
    ("Disk", disk.examine),
    ("Work for later", jobs.examine),
    ("Ledger", ledger.examine),
    ("Mail", mail.examine),
    ("Addresses", doors.examine),
]


def examine() -> list[Finding]:
    """Look at everything. A look that fails is itself a bad finding and stops no other."""
    findings: list[Finding] = []
    for name, look in _EXAMINATIONS:
        try:
            findings.extend(look())
        except Exception as fault:
            words = f"This could not be looked at ({type(fault).__name__}: {fault})."
            findings.append(bad(name, words, "Mend what the other findings name, then look again."))
    return findings
