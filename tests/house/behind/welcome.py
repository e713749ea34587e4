from typing import Any

from kith.members.communities.models import Membership
from kith.members.people.tests.nudging import a_fortnight_later
from kith.rooms.welcome.actions.accompanying import propose
from kith.rooms.welcome.models import CheckIn
from tests.cast import Cast

BODIES = {
    "welcome:hello": {"words": "Good to have you."},
    "welcome:steps": {"step": "learn"},
    "welcome:offer": {"words": "Anything about yarn"},
    "welcome:company-answer": {"answer": "end"},
    # Everyone in the cast is new, so nobody can be asked; without words whoever may ask is told so.
    "welcome:ask": {"words": ""},
    "welcome:answer": {"says": "here"},
    "welcome:listing": {"listed": "yes"},
    "welcome:reading": {"reads": "yes"},
    "welcome:answer-by-mail": {"says": "here"},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to Ada's offer to be Nia's first person to ask, and to Ada asking Ben how he is."""
    slug = {"slug": cast.weavers.slug}
    company = propose(Membership.objects.get(community=cast.weavers, person=cast.nia), by=cast.ada)
    a_fortnight_later()
    ben = Membership.objects.get(community=cast.weavers, person=cast.ben)
    asked = CheckIn.objects.create(
        community=cast.weavers, membership=ben, person=cast.ben, by=cast.ada, words="How are you?"
    )
    return {
        "welcome:hello": {**slug, "key": cast.nia.key},
        "welcome:company-answer": {**slug, "key": company.key},
        "welcome:ask": {**slug, "key": cast.ben.key},
        "welcome:answer": {**slug, "key": asked.key},
        "welcome:rest": {**slug, "key": asked.key},
        "welcome:answer-by-mail": {"token": "a-link-nobody-was-sent"},
        "welcome:stop": {"token": "a-link-nobody-was-sent"},
    }
