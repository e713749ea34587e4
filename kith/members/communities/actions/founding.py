"""How a network and its communities begin."""

from django.db import transaction
from django.utils.text import slugify

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community, Duty
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Person

NETWORK_SLUG = "network"


@transaction.atomic
def found_network(*, name: str = "Kith", admin_email: str, admin_name: str = "") -> tuple[Community, Person]:
    """Make the network and its first administrator; run again, it adds what is missing and no more.

    Returns (network, administrator). Raises ValidationError for an address that is none.
    """
    network = Community.objects.filter(kind=Community.Kind.NETWORK).first()
    admin = person_at(admin_email, name=admin_name)
    if network is None:
        network = Community(kind=Community.Kind.NETWORK, slug=NETWORK_SLUG, name=name)
        network.save()
        _announce(network, admin)
    admit(network, admin, by=admin)
    take_duty(network, admin, Duty.Kind.ADMINISTRATOR, by=admin)
    return network, admin


@transaction.atomic
def found_community(*, name: str, by: Person, slug: str = "", **details) -> Community:
    """Start a community; whoever starts it convenes it (PRODUCT: anyone can convene).

    details: other fields of Community. Raises IntegrityError when the name or the slug is taken.
    """
    community = Community(name=name, slug=slug or free_slug(name), **details)
    community.save()
    _announce(community, by)
    admit(community, by, by=by, at=community.founded_at)
    take_duty(community, by, Duty.Kind.CONVENOR, by=by)
    return community


def free_slug(name: str) -> str:
    """Return a short address made of the name that no community has yet."""
    wish = slugify(name)[:50] or "community"
    taken = set(Community.objects.filter(slug__startswith=wish).values_list("slug", flat=True))
    number, slug = 2, wish
    while slug in taken:
        number, slug = number + 1, f"{wish}-{number}"
    return slug


def _announce(community: Community, by: Person) -> None:
    audience = audience_of(community, Audience.Level.PUBLIC)
    happening = ledger.happening(
        "communities.founded",
        by,
        community,
        community=community.pk,
        audience=audience.pk,
        at=community.founded_at or now(),
    )
    ledger.record(happening)
