"""The lists in a profile: each is given whole, in order; what stays the same is not written again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from kith.base.kit.lines import one_line, shows
from kith.members.people.names import sort_name
from kith.members.profiles import spans
from kith.members.profiles.models import Affiliation, Constituency, Line, LineWord, Organisation, Profile
from kith.members.profiles.saying import Stint
from kith.members.profiles.words import folded, stems


def keep_lines(profile: Profile, kind: str, texts: Sequence[str], at: datetime) -> bool:
    """Make these the offers or the asks. A line that still says the same keeps its day."""
    wanted = _once(texts)
    held = {line.text: line for line in profile.lines.filter(kind=kind)}
    gone = [line.pk for text, line in held.items() if text not in wanted]
    Line.objects.filter(pk__in=gone).delete()
    changed = bool(gone)
    for position, text in enumerate(wanted):
        line = held.get(text)
        if line is None:
            _new_line(profile, kind, text, position, at)
        elif line.position != position:
            Line.objects.filter(pk=line.pk).update(position=position)
        changed |= line is None or line.position != position
    return changed


def keep_constituencies(profile: Profile, words: Sequence[str]) -> bool:
    """Make these the words its person counts themselves among."""
    wanted: dict[str, str] = {}
    for word in _once(words):
        wanted.setdefault(folded(word)[:160], word)
    rows = [(word, key) for key, word in wanted.items()]
    if rows == list(profile.constituencies.order_by("position").values_list("word", "folded")):
        return False
    profile.constituencies.all().delete()
    Constituency.objects.bulk_create(
        Constituency(profile=profile, word=word, folded=key, position=position)
        for position, (word, key) in enumerate(rows)
    )
    return True


def keep_stints(profile: Profile, stints: Sequence[Stint]) -> bool:
    """Make these the affiliations, spelt as they are here; one organisation joins those who name it."""
    wanted = _rows(stints)
    if wanted == list(profile.affiliations.order_by("pk").values_list("named", "role", "since", "until")):
        return False
    profile.affiliations.all().delete()
    for named, role, since, until in wanted:
        Affiliation.objects.create(
            profile=profile,
            organisation=_organisation(named),
            named=named,
            role=role,
            since=since,
            until=until,
        )
    return True


def _rows(stints: Sequence[Stint]) -> list[tuple[str, str, str, str]]:
    """Return the affiliations in which anything is said, each once, however it is spelt."""
    rows: dict[tuple[str, ...], tuple[str, str, str, str]] = {}
    for stint in stints:
        if stint.is_empty:
            continue
        named, role = one_line(stint.organisation), one_line(stint.role)
        since, until = spans.kept(stint.since), spans.kept(stint.until)
        rows.setdefault((sort_name(named), role, since, until), (named, role, since, until))
    return list(rows.values())


def _organisation(name: str) -> Organisation:
    # Its own name is whoever’s came first: it is not for anybody to read.
    known = Organisation.objects.filter(sort_name=sort_name(name)).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return Organisation.objects.create(name=name)
    except IntegrityError:
        # Somebody named it at the same moment, and was first.
        return Organisation.objects.get(sort_name=sort_name(name))


def _new_line(profile: Profile, kind: str, text: str, position: int, at: datetime) -> None:
    line = Line.objects.create(profile=profile, kind=kind, text=text, position=position, written_at=at)
    LineWord.objects.bulk_create(
        LineWord(line=line, word=word, start=word[: LineWord.START]) for word in stems(text)
    )


def _once(texts: Sequence[str]) -> list[str]:
    """Return the lines in which anything shows, each once, in order."""
    return list(dict.fromkeys(filter(shows, map(one_line, texts))))
