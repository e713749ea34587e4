"""Who sees which part of whose profile: one rule in three forms. A stranger sees nobody at all.

A part is open to everyone signed in, or to those who belong to a community with its person. Somebody always
sees their own. Being around can be shown to nobody, and then nobody sees it, its person neither.
"""

from typing import Any

from django.db import models

from kith.members.communities.models import Community, Membership
from kith.members.people.models import Address, Person
from kith.members.profiles.models import Level, Profile


def people_visible_to(viewer: Any) -> models.QuerySet[Person]:
    """Return the people whose page this viewer (Person, Viewer or None) may open."""
    seen = Person.objects.present()
    return seen if getattr(viewer, "pk", None) is not None else seen.none()


def listed(people: models.QuerySet[Person]) -> models.QuerySet[Person]:
    """Keep those who are here themselves: names out of an archive are no members of anything."""
    return people.filter(models.Exists(Address.objects.proved().filter(person=models.OuterRef("pk"))))


def open_to(viewer: Any, part: str, profile: str = "") -> models.Q:
    """Return the condition on rows whose `profile` (a path ending in "__", or "" for profiles themselves)
    shows this part to the viewer."""
    pk = getattr(viewer, "pk", None)
    if pk is None:
        return models.Q(pk__in=[])
    level, person = f"{profile}{part}_level", f"{profile}person"
    theirs = models.Q(**{f"{person}__in": beside(pk)}) | models.Q(**{person: pk})
    present = models.Q(**{f"{person}__erased_at": None, f"{person}__merged_into": None})
    return present & (models.Q(**{level: Level.NETWORK}) | models.Q(**{level: Level.SHARED}) & theirs)


def may_see(viewer: Any, profile: Profile, part: str, *, beside_them: bool) -> bool:
    """Say whether the viewer sees this part of a profile that is at hand.

    beside_them: whether both belong to one community (`together`), asked once for all parts.
    """
    pk = getattr(viewer, "pk", None)
    level = profile.level(part)
    if pk is None or level == Level.NOBODY:
        return False
    return level == Level.NETWORK or beside_them or pk == profile.person_id


def people_who_may_see(profile: Profile, part: str) -> models.Q:
    """Return the condition on people (Person rows) who see this part of a profile."""
    level = profile.level(part)
    if level == Level.NOBODY:
        return models.Q(pk__in=[])
    present = models.Q(erased_at=None, merged_into=None)
    if level == Level.NETWORK:
        return present
    return present & (models.Q(pk__in=beside(profile.person_id)) | models.Q(pk=profile.person_id))


def beside(person: int) -> models.QuerySet:
    """Return the ids of the people who belong to a community with this person (id)."""
    mine = belonging().filter(person=person).values("community")
    return belonging().filter(community__in=mine).values("person")


def together(one: Any, other: Any) -> models.QuerySet[Community]:
    """Return the communities both belong to."""
    pks = [getattr(one, "pk", None), getattr(other, "pk", None)]
    held = [belonging().filter(person=pk or 0).values("community") for pk in pks]
    return Community.objects.filter(pk__in=held[0]).filter(pk__in=held[1])


def belonging() -> models.QuerySet[Membership]:
    """Return who belongs where today. The network is no community that two people share."""
    return Membership.objects.filter(state__in=Membership.BELONGING, community__kind=Community.Kind.COMMUNITY)
