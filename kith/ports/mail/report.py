"""What an import did, or would do."""

from collections import Counter
from dataclasses import dataclass, field

PLACES_KEPT = 20

ALREADY_HERE = "already here"
SAME_ID = "same Message-ID as another message"
NO_HEADERS = "no headers"


@dataclass
class Report:
    """Counts of an import. messages: found in all. threads, posts, people: made new.

    skipped: how many were left out, by reason, and `places`: the first few of each. notes: how many came
    in with something worth saying ("a guessed date").
    """

    messages: int = 0
    threads: int = 0
    posts: int = 0
    people: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, reason: str, where: str) -> None:
        """Count a message that does not come in, and keep the first few places to look at."""
        self.skipped[reason] += 1
        seen = self.places.setdefault(reason, [])
        if len(seen) < PLACES_KEPT:
            seen.append(where)

    def as_json(self) -> dict:
        """Return what `kith import mbox --json` prints as its last line."""
        skipped = [{"reason": reason, "count": count} for reason, count in sorted(self.skipped.items())]
        return {
            "messages": self.messages,
            "threads": self.threads,
            "posts": self.posts,
            "people": self.people,
            "skipped": skipped,
        }
