"""`python -m architecture` prints the trespasses, and ends with 1 if there are any; `--map`: the floors."""

import sys
from pathlib import Path

from architecture.checks import leanings
from architecture.plan import Plan
from architecture.strays import strays

ROOT = Path(__file__).resolve().parent.parent


def floor_table(plan: Plan) -> str:
    """Return the floors as lines of text, the roof first."""
    rows = [f"{height:>2}  {'  '.join(floor)}" for height, floor in enumerate(plan.floors)]
    return "\n".join(reversed(rows))


def report(root: Path, plan: Plan) -> tuple[str, int]:
    """Return what to print about the house at `root`, and the exit code: 0 clean, 1 not."""
    found = leanings(root, plan)
    wrong = [f"{leaning}: {why}" for leaning in found if (why := plan.objection(leaning))]
    wrong += strays(root, plan)
    if wrong:
        return "\n".join(wrong), 1
    return f"{len(plan.rooms)} rooms on {len(plan.floors)} floors, {len(found)} leanings, all downward.", 0


def main(arguments: list[str]) -> int:
    """Run the command. Returns its exit code; 2 for an argument it does not know."""
    if arguments == ["--map"]:
        sys.stdout.write(f"{floor_table(Plan())}\n")
        return 0
    if arguments:
        sys.stderr.write("usage: python -m architecture [--map]\n")
        return 2
    text, code = report(ROOT, Plan())
    sys.stdout.write(f"{text}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
