"""Something somebody does in the demo, and what the acts for it find on the stage."""

from dataclasses import dataclass
from typing import Any

from kith.config.demo.stage import Stage
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person


@dataclass(frozen=True, slots=True)
class Deed:
    """community: its slug. to: whom, or what, it is done to, as it is written. words: what they say."""

    community: str
    when: str
    tag: str
    what: str
    to: tuple[str, ...]
    words: str

    def by(self, stage: Stage) -> Person:
        """Return who does it."""
        return stage.people[self.tag]

    def whom(self, stage: Stage) -> Person:
        """Return whom it is done to."""
        return stage.people[self.to[0]]

    def where(self, stage: Stage) -> Community:
        """Return the community as it is by now."""
        return Community.objects.get(pk=stage.communities[self.community].pk)

    def membership(self, stage: Stage, person: Person) -> Membership:
        """Return a person's membership in it."""
        return Membership.objects.get(community=stage.communities[self.community], person=person)

    def keep(self, stage: Stage, name: str, thing: Any) -> None:
        """Keep something for those who act on it later."""
        stage.things[self.community, name] = thing

    def kept(self, stage: Stage, name: str) -> Any:
        """Return what was kept. Raises KeyError where there is no such thing."""
        return stage.things[self.community, name]
