"""Somebody says who they are, what they offer and what they ask."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.lines import one_line
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience
from kith.members.communities.queries import network
from kith.members.people.models import Person
from kith.members.profiles.actions.listing import keep_constituencies, keep_lines, keep_stints
from kith.members.profiles.faults import faults_of
from kith.members.profiles.models import Line, Profile
from kith.members.profiles.saying import Said, Stint


def write_profile(
    person: Person,
    *,
    by: Person,
    at: datetime | None = None,
    about: str | None = None,
    offers: Sequence[str] | None = None,
    asks: Sequence[str] | None = None,
    affiliations: Sequence[Stint] | None = None,
    constituencies: Sequence[str] | None = None,
    languages: str | None = None,
    contact: str | None = None,
    contact_words: str | None = None,
    levels: Mapping[str, str] | None = None,
) -> Profile:
    """Keep what is given and leave the rest as it is; lists are given whole. See `keep`."""
    said = Said(
        about=about,
        offers=offers,
        asks=asks,
        affiliations=affiliations,
        constituencies=constituencies,
        languages=languages,
        contact=contact,
        contact_words=contact_words,
        levels=levels or {},
    )
    return keep(person, said, by=by, at=at)


@transaction.atomic
def keep(person: Person, said: Said, *, by: Person, at: datetime | None = None) -> Profile:
    """Keep what `by` says of themselves; saying it twice changes nothing.

    at: since when what is new in it has been said; None for now. Raises Refusal "not-allowed" for another's
    profile, ValidationError with a sentence by field name.
    """
    if by.pk != person.pk:
        raise refuse("not-allowed")
    faults = faults_of(said)
    if faults:
        raise ValidationError(faults)
    moment = at or now()
    profile = _locked(person)
    changes = [
        _keep_words(profile, said),
        said.offers is not None and keep_lines(profile, Line.Kind.OFFER, said.offers, moment),
        said.asks is not None and keep_lines(profile, Line.Kind.ASK, said.asks, moment),
        said.affiliations is not None and keep_stints(profile, said.affiliations),
        said.constituencies is not None and keep_constituencies(profile, said.constituencies),
    ]
    if any(changes):
        profile.changed_at = moment
        profile.save()
        _announce(profile, by, moment)
    return profile


def _locked(person: Person) -> Profile:
    made, _new = Profile.objects.get_or_create(person=person)
    return Profile.objects.select_for_update().get(pk=made.pk)


def _keep_words(profile: Profile, said: Said) -> bool:
    """Put the plain parts, and who reads what, into the row; says whether any is new."""
    wanted = {
        "about": None if said.about is None else "\n".join(map(one_line, said.about.splitlines())).strip(),
        "languages": None if said.languages is None else one_line(said.languages),
        "contact": said.contact,
        "contact_words": None if said.contact_words is None else one_line(said.contact_words),
        **{f"{part}_level": level for part, level in said.levels.items()},
    }
    new = {name: value for name, value in wanted.items() if value not in (None, getattr(profile, name))}
    for name, value in new.items():
        setattr(profile, name, value)
    return bool(new)


def _announce(profile: Profile, by: Person, at: datetime) -> None:
    # Nobody is told: what somebody offers is found when it is looked for.
    home = network()
    if home is None:
        raise RuntimeError("There is no network yet. `kith init` founds it.")
    audience = audience_of(home, Audience.Level.AUTHOR)
    ledger.record(
        ledger.happening("profiles.changed", by, profile, community=home.pk, audience=audience.pk, at=at)
    )
