"""Do feed, search and figures keep up with what happens?"""

from collections.abc import Iterator

from kith.config.doctor.findings import Finding, good, warn
from kith.services.activity import projections

MANY = 1000


def examine() -> Iterator[Finding]:
    """Look at how many entries each projection has still to read."""
    behind = {name: count for name, count in projections.lag().items() if count > MANY}
    if not behind:
        yield good("Ledger", "Feed, search and figures are up to date.")
        return
    listed = ", ".join(f"{name} {count}" for name, count in behind.items())
    advice = "After a large import this passes by itself while Kith runs."
    yield warn("Ledger", f"Still to be read: {listed}.", advice)
