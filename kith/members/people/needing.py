"""Who must show two things to come in, not one: asked of the floors above, which know who does what here.

A room that knows declares it once, at start-up: `needing.plug_in(holds_such_a_duty)`.
"""

from collections.abc import Callable

from django.conf import settings

Needs = Callable[[int], bool]
_needs: list[Needs] = []


def plug_in(needs: Needs) -> None:
    """Let `needs` say of a person's id whether they must have a second step; any one saying so is enough."""
    if needs not in _needs:
        _needs.append(needs)


def needs_second_factor(person_id: int) -> bool:
    """Say whether this person must have a second step. In a demo, which only this machine reaches, nobody."""
    return not settings.DEMO and any(needs(person_id) for needs in _needs)
