"""Loads the demo: everything in the order in which it happened, each at its own moment."""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.config.demo.clockwork import standing_at
from kith.config.demo.communities import COMMUNITIES, NETWORK
from kith.config.demo.dating import Calendar
from kith.config.demo.deeds import deed_steps
from kith.config.demo.gathering import arrival_steps, arrivals, community_steps, network_steps
from kith.config.demo.people import PEOPLE
from kith.config.demo.profiles import profile_steps
from kith.config.demo.script import scenes
from kith.config.demo.stage import Stage, Step
from kith.config.demo.talking import scene_steps, visit_steps
from kith.members.people.models import Person
from kith.services.activity.projections import catch_up
from kith.services.jobs.models import Job

Progress = Callable[[int, int], None]


class DemoRefused(Exception):
    """The demo would have mixed with a real network; says so in a sentence."""


def load(on_progress: Progress | None = None) -> str:
    """Fill an empty Kith with the demo, all of it or nothing, and return what was loaded in a sentence.

    on_progress: called with (steps done, steps in all). Raises DemoRefused where there are people already.
    """
    steps = timeline(Calendar(now()))
    with transaction.atomic():
        if Person.objects.exists():
            raise DemoRefused(_("There is already a network here, so the demo stays out of it."))
        stage = Stage()
        for done, step in enumerate(steps, start=1):
            with standing_at(step.at):
                step.act(stage)
            if on_progress is not None:
                on_progress(done, len(steps))
        # What would have been mailed was mailed long ago.
        Job.objects.all().delete()
    catch_up()
    return _summary(stage)


def timeline(calendar: Calendar) -> list[Step]:
    """Return all that happens in the demo, oldest first. Raises ValueError if any of it is yet to come."""
    steps = sorted(_steps(calendar), key=lambda step: step.at)
    if steps[-1].at > calendar.now:
        raise ValueError(f"the demo reaches into the future: {steps[-1].at}")
    return steps


def _steps(calendar: Calendar) -> Iterator[Step]:
    people = {part.tag: part for part in PEOPLE}
    yield from network_steps(people, calendar)
    arrived = arrivals((NETWORK, *COMMUNITIES), calendar)
    yield from arrival_steps(people, arrived)
    yield from profile_steps(arrived, calendar)
    for plan in (NETWORK, *COMMUNITIES):
        if plan is not NETWORK:
            yield from community_steps(plan, calendar)
        for scene in scenes(plan.slug):
            yield from scene_steps(scene, calendar)
        yield from deed_steps(plan.slug, calendar)
    yield from visit_steps(people, calendar)


def _summary(stage: Stage) -> str:
    return _("%(network)s: %(people)s people, %(communities)s communities, %(threads)s conversations.") % {
        "network": NETWORK.name,
        "people": len(stage.people),
        "communities": len(stage.communities) - 1,
        "threads": len(stage.threads),
    }
