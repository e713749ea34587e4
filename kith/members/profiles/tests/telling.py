"""A profile in which every part holds a word of its own, that stands nowhere else."""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.members.people.models import Person, Session
from kith.members.people.tokens import hashed, new_token
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.models import Profile
from kith.members.profiles.saying import Stint

# What a page shows of each part, and nothing else does.
CANARIES = {
    "about": ["zanderabout"],
    "offers": ["zanderoffer"],
    "asks": ["zanderask"],
    "affiliations": ["Zanderhouse", "zanderrole", "since March 2019"],
    "constituencies": ["zanderkin"],
    "languages": ["zandertongue"],
    "zone": ["Pacific/Chatham"],
    "contact": ["zandercontact", "Would rather be introduced"],
    "presence": ["Around this week"],
}


def tell_all(person: Person, level: str = "network") -> Profile:
    """Let a person write every part, all of them for readers of this level, and be seen today."""
    person.zone = "Pacific/Chatham"
    person.save(update_fields=["zone"])
    was_here(person, 0)
    return write_profile(
        person,
        by=person,
        about="A zanderabout of a paragraph.",
        offers=["A zanderoffer to give"],
        asks=["A zanderask to make"],
        affiliations=[Stint("Zanderhouse", "zanderrole", "March 2019")],
        constituencies=["zanderkin"],
        languages="zandertongue",
        contact="introduction",
        contact_words="A zandercontact.",
        levels=dict.fromkeys(Profile.PARTS, level),
    )


def was_here(person: Person, days: float) -> None:
    """Let a person have been seen so many days ago."""
    Session.objects.create(
        token_hash=hashed(new_token()),
        person=person,
        seen_at=now() - timedelta(days=days),
        expires_at=now() + timedelta(days=90),
    )


def parts_in(html: str) -> set[str]:
    """Return the parts of which anything stands in a page; all of a part, or nothing."""
    shown = {part: {word in html for word in words} for part, words in CANARIES.items()}
    assert [part for part, found in shown.items() if len(found) > 1] == []
    return {part for part, found in shown.items() if found == {True}}
