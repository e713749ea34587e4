"""Two people turned out to be one: what each said of themselves stands in one profile."""

from kith.members.profiles.models import Affiliation, Constituency, Level, Line, Profile
from kith.members.profiles.models.line import MAX_LINES


def merge(old_id: int, new_id: int) -> None:
    """Move one person's profile to another, inside the caller's transaction.

    Where both have one, what `new_id` said stands, and what only the other said is added below it.
    """
    old = Profile.objects.select_for_update().filter(person=old_id).first()
    if old is None:
        return
    kept = Profile.objects.select_for_update().filter(person=new_id).first()
    if kept is None:
        Profile.objects.filter(pk=old.pk).update(person=new_id)
        return
    _take_words(old, kept)
    moved = _move_lines(old, kept) | _move_affiliations(old, kept) | _move_constituencies(old, kept)
    for part in moved:
        # Moving opens nothing: of two ways to show a part, the narrower stands.
        if old.level(part) == Level.SHARED:
            setattr(kept, f"{part}_level", Level.SHARED)
    kept.save()
    old.delete()


def _take_words(old: Profile, kept: Profile) -> None:
    for part in ("about", "languages"):
        if getattr(old, part) and not getattr(kept, part):
            setattr(kept, part, getattr(old, part))
            setattr(kept, f"{part}_level", old.level(part))


def _move_lines(old: Profile, kept: Profile) -> set[str]:
    said = set(kept.lines.values_list("kind", "text"))
    new = [line for line in old.lines.all() if (line.kind, line.text) not in said]
    for line in new:
        Line.objects.filter(pk=line.pk).update(profile=kept, position=MAX_LINES + line.position)
    return {f"{line.kind}s" for line in new}


def _move_affiliations(old: Profile, kept: Profile) -> set[str]:
    moved = Affiliation.objects.filter(profile=old).update(profile=kept)
    return {"affiliations"} if moved else set()


def _move_constituencies(old: Profile, kept: Profile) -> set[str]:
    said = list(kept.constituencies.values_list("folded", flat=True))
    moved = Constituency.objects.filter(profile=old).exclude(folded__in=said).update(profile=kept)
    return {"constituencies"} if moved else set()
