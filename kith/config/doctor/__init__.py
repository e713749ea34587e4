"""The doctor: looks at a Kith and says in plain sentences what is well and what to do (TRUST 6.1)."""

from collections.abc import Callable, Iterator

from kith.config.doctor import audit, database, disk, doors, jobs, ledger, mail, migrations, site
from kith.config.doctor.findings import Finding, bad

Look = Callable[[], Iterator[Finding]]

# What stands first must be well before the next can be looked at.
_DATABASE: list[tuple[str, Look]] = [("Database", database.examine)]
_TABLES: list[tuple[str, Look]] = [("Migrations", migrations.examine)]
_NEEDS_TABLES: list[tuple[str, Look]] = [
    ("Work for later", jobs.examine),
    ("Ledger", ledger.examine),
    ("Audit log", audit.examine),
]
_BESIDES: list[tuple[str, Look]] = [
    ("Disk", disk.examine),
    ("Mail", mail.examine),
    ("Site address", site.examine),
    ("Addresses", doors.examine),
]


def examine() -> list[Finding]:
    """Look at everything. A look that fails is itself a bad finding and stops no other."""
    findings: list[Finding] = []
    for looks in (_DATABASE, _TABLES, _NEEDS_TABLES):
        findings += _look_at(looks)
        if any(finding.state == "bad" for finding in findings):
            break
    return findings + _look_at(_BESIDES)


def _look_at(looks: list[tuple[str, Look]]) -> list[Finding]:
    findings: list[Finding] = []
    for name, look in looks:
        try:
            findings.extend(look())
        except Exception as fault:
            words = f"This could not be looked at ({type(fault).__name__}: {fault})."
            findings.append(bad(name, words, "Mend what the other findings name, then look again."))
    return findings
