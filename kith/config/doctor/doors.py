"""Does every address say who may come in?"""

from collections.abc import Iterator

from kith.base.kit.doors import all_doors, undeclared
from kith.config.doctor.findings import Finding, bad, good


def examine() -> Iterator[Finding]:
    """Walk every address."""
    bare = undeclared()
    if bare:
        yield bad("Addresses", f"No policy at: {', '.join(bare)}.", "This Kith is broken; install it again.")
    else:
        yield good("Addresses", f"All {sum(1 for _door in all_doors())} say who may come in.")
