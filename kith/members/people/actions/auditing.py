"""The audit log: who did what that matters to safety. Append-only, every line sealed over the last."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people.models import AuditHead, AuditLine

FIRST_SEAL = "0" * 64
_HEAD = 1
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where the log is not what was written. line: its id, None for its end."""

    line: int | None
    reason: str


@transaction.atomic
def note(act: str, *, by: Any, about: str = "", why: str = "") -> AuditLine:
    """Append one line, inside the caller's transaction: an act and its line stand or fall together.

    act: "room.verb". by: Person, or None where nobody is known. about: "kind:key". why: a stable word.
    Writers queue for the head of the log until the one before has committed.
    """
    AuditHead.objects.get_or_create(pk=_HEAD, defaults=_head_values(0, FIRST_SEAL))
    head = AuditHead.objects.select_for_update().get(pk=_HEAD)
    line = AuditLine(at=now(), act=act, by_id=getattr(by, "pk", None), about=about, why=why)
    line.previous_seal = head.seal
    line.seal = _seal_of(line)
    line.save()
    AuditHead.objects.filter(pk=_HEAD).update(**_head_values(head.lines + 1, line.seal))
    return line


def verify() -> Broken | None:
    """Read the whole log and return the first break in it, or None when it is whole.

    Finds a changed, inserted, reordered or removed line. A copy of the whole database put back from
    an earlier day is whole too: that shows only against a head kept elsewhere (see `head`).
    """
    for _attempt in range(_ATTEMPTS):
        before, broken = head(), _first_break()
        # A line may be added while we read; then what we read ends before the log does, so read again.
        if broken is None or head() == before:
            break
    return broken


def _first_break() -> Broken | None:
    lines, expected, number = 0, FIRST_SEAL, 0
    for line in AuditLine.objects.order_by("pk").iterator(chunk_size=2000):
        if line.previous_seal != expected:
            return Broken(line.pk, "does not follow the line before it")
        if not hmac.compare_digest(line.seal, _seal_of(line)):
            return Broken(line.pk, "is not what was written")
        lines, expected, number = lines + 1, line.seal, line.pk
    return _broken_head(lines, expected, number)


def head() -> tuple[int, str]:
    """Return how many lines the log has and its last seal: what is worth keeping in another place."""
    row = AuditHead.objects.filter(pk=_HEAD).first()
    return (row.lines, row.seal) if row else (0, FIRST_SEAL)


def _broken_head(lines: int, seal: str, number: int) -> Broken | None:
    heads = list(AuditHead.objects.all()[:2])
    if not heads:
        return Broken(None, "has lost its end") if lines else None
    if len(heads) > 1 or heads[0].pk != _HEAD:
        return Broken(None, "has more than one end")
    if not hmac.compare_digest(heads[0].proof, _head_values(heads[0].lines, heads[0].seal)["proof"]):
        return Broken(None, "ends where nobody wrote")
    if (heads[0].lines, heads[0].seal) != (lines, seal):
        return Broken(number or None, "is not the last line that was written")
    return None


def _head_values(lines: int, seal: str) -> dict[str, Any]:
    return {"lines": lines, "seal": seal, "proof": _sealed("head", lines, seal)}


def _seal_of(line: AuditLine) -> str:
    at = line.at.isoformat(timespec="microseconds")
    return _sealed("line", line.previous_seal, at, line.act, line.by_id, line.about, line.why)


def _sealed(*parts: Any) -> str:
    # Keyed: whoever can write to the database alone cannot make the chain agree again.
    key = hashlib.sha256(b"kith audit log" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, json.dumps(parts).encode(), hashlib.sha256).hexdigest()
