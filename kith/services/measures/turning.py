"""What went out of sight counts no longer, and what came back counts as before: from the ledger alone."""

from collections.abc import Iterable, Mapping, Sequence

from kith.services.activity import verbs
from kith.services.activity.models import Entry

Subject = tuple[str, int]


def turned(entries: Sequence[Entry]) -> list[tuple[Entry, int]]:
    """Return what these entries add to or take from what was counted before them: (what counted, 1 or -1)."""
    turns = {verb.name: verb.counting for verb in verbs.all_verbs() if verb.counting}
    turning = [entry for entry in entries if entry.verb in turns]
    histories = _histories({_subject(entry) for entry in turning}, turns)
    changes: list[tuple[Entry, int]] = []
    for entry in turning:
        before = [each for each in histories[_subject(entry)] if _place(each) < _place(entry)]
        counted = [each for each in before if each.verb not in turns]
        last = next((turns[each.verb] for each in reversed(before) if each.verb in turns), "resumes")
        # Said twice, it changes nothing the second time.
        if turns[entry.verb] != last:
            changes += [(each, -1 if turns[entry.verb] == "stops" else 1) for each in counted]
    return changes


def _histories(subjects: Iterable[Subject], turns: Mapping[str, str]) -> Mapping[Subject, list[Entry]]:
    wanted = [verb.name for verb in verbs.all_verbs() if verb.counts_as or verb.name in turns]
    found: dict[Subject, list[Entry]] = {subject: [] for subject in subjects}
    for kind in {kind for kind, _pk in found}:
        ids = [pk for each, pk in found if each == kind]
        rows = Entry.objects.filter(subject_kind=kind, subject_id__in=ids, verb__in=wanted)
        for entry in rows.order_by("txid", "id"):
            found[_subject(entry)].append(entry)
    return found


def _subject(entry: Entry) -> Subject:
    return entry.subject_kind, entry.subject_id


def _place(entry: Entry) -> tuple[int, int]:
    return entry.txid, entry.pk
