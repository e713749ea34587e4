"""Faults that let somebody read what is not for them, each where a page, a letter or a file asks who may.

A plant says who would meet it and where, how it is put in, and one of the texts that it lets through.
"""

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.db.models import F
from django.urls import reverse

from kith.desks.home import talk
from kith.desks.yours.actions.parcelling import ask_for_parcel
from kith.members.communities import doorkeeper, roster
from kith.members.communities.access import Visible
from kith.members.communities.models import Audience, Group, Removal
from kith.members.people.keeping import Kept
from kith.members.people.models import Session
from kith.members.people.viewer import Viewer
from kith.members.people.views import sessions
from kith.members.profiles.models import Profile
from kith.rooms.admissions import queries as admissions
from kith.rooms.admissions.actions import telling
from kith.rooms.admissions.jobs import tell_applicant
from kith.rooms.admissions.models import Application, Invitation
from kith.rooms.charter import queries as charter
from kith.rooms.charter.models import Version
from kith.rooms.kinship.queries import groups
from kith.rooms.letters.models.exchange import ExchangeQuerySet
from kith.services.conversations import queries as conversations
from kith.services.conversations import search as found_posts
from kith.services.conversations.models import Post, Thread
from kith.services.jobs.worker import run_waiting
from kith.services.search import queries as search
from kith.services.search.index.rows import Allowed
from tests.worlds.crawling import Sighting, in_letters, look_at
from tests.worlds.logbook import logged
from tests.worlds.world import World

Patch = pytest.MonkeyPatch


@dataclass(frozen=True)
class Plant:
    """A fault. look: what is met by whoever would meet it. put_in: makes it. lets_through: a column."""

    look: Callable[[World], set[Sighting]]
    put_in: Callable[[Patch, World], Any]
    lets_through: str


def _at(who: str, door: str) -> Callable[[World], set[Sighting]]:
    return lambda world: look_at(world, who, world.address(door))


def _instead(owner: Any, name: str, value: Any) -> Callable[[Patch, World], Any]:
    return lambda patch, world: patch.setattr(owner, name, value)


def _as_ada(name: str) -> Callable[[Patch, World], Any]:
    """Let a list of the home pages be Ada's for everybody."""
    real = getattr(talk, name)

    def put_in(patch: Patch, world: World) -> None:
        patch.setattr(talk, name, lambda viewer, *more: real(Viewer(world.cast.ada.pk), *more))

    return put_in


def _everybodys_letters(patch: Patch, world: World) -> None:
    patch.setattr(Visible, "visible_to", lambda rows, person: rows)
    patch.setattr(ExchangeQuerySet, "of", lambda exchanges, person: exchanges)


def _search_without_walls(patch: Patch, world: World) -> None:
    every = tuple(Audience.objects.values_list("pk", flat=True))
    patch.setattr(search, "_allowed", lambda person, community: Allowed(every, (), 0))
    patch.setattr(found_posts, "posts_visible_to", lambda person: Post.objects.all())


def _searching(world: World) -> set[Sighting]:
    """Search, as Pat, for the title of what members alone read."""
    return look_at(world, "pat", f"/search/?q={_for_members(world).title.upper()}")


def _for_members(world: World) -> Thread:
    seen = {"audience__level": Audience.Level.COMMUNITY, "community": world.cast.weavers}
    return Thread.objects.filter(**seen).order_by("pk")[0]


def _hidden_and_shown(patch: Patch, world: World) -> None:
    patch.setattr(conversations, "replace", lambda line, **gone: dataclasses.replace(line, hidden=False))


def _open_thread(world: World) -> set[Sighting]:
    thread = Thread.objects.filter(posts__hiding__isnull=False, audience__level=Audience.Level.PUBLIC)[0]
    return look_at(world, "eve", reverse("forums:conversation", args=[world.cast.weavers.slug, thread.key]))


def _withheld(world: World) -> set[Sighting]:
    post = Post.objects.filter(revisions__withheld_at__isnull=False)[0]
    return look_at(world, "eve", reverse("forums:post-history", args=[world.cast.weavers.slug, post.key]))


def _a_wrong_link(world: World) -> set[Sighting]:
    return look_at(world, "pat", reverse("admissions:invited", args=["a-link-nobody-was-sent"]))


def _draft_as_charter(patch: Patch, world: World) -> None:
    draft = Version.objects.filter(community=world.cast.weavers, adopted_at=None, let_go_at=None).get()
    draft.number = 1
    patch.setattr(charter, "current", lambda community: draft)


def _name_what_is_missing(patch: Patch, world: World) -> None:
    real, title = doorkeeper.not_here, _for_members(world).title

    def not_here(request: Any) -> Any:
        response = real(request)
        response["X-Missing"] = title
        return response

    patch.setattr(doorkeeper, "not_here", not_here)


def _answering_again(world: World) -> set[Sighting]:
    """Mail once more what was answered to who asked to join, and note what is mailed and logged."""
    answered = Application.objects.exclude(decided_at=None)[0]
    Application.objects.filter(pk=answered.pk).update(told_at=None)
    mail.outbox.clear()
    with logged() as log:
        tell_applicant.later(application_id=answered.pk)
        with suppress(ValueError):
            run_waiting()
    return log.sightings() | set(in_letters(world))


def _refused_by_name(patch: Patch, world: World) -> None:
    def fails(application: Application, address: str) -> None:
        raise ValueError(f"No letter about {application.reason}")

    patch.setattr(telling, "answer_letter", fails)


def _an_export(world: World) -> set[Sighting]:
    parcel = ask_for_parcel(by=world.cast.pat)
    run_waiting()
    parcel.refresh_from_db()
    return look_at(world, "pat", reverse("yours:parcel", args=[parcel.key]))


def _with_everyones_rows(patch: Patch, world: World) -> None:
    patch.setattr(Kept, "rows", lambda kept, subject: kept.model._default_manager.order_by("pk"))


def _all_revisions(post: Post, page: int = 1) -> list[dict]:
    rows = post.revisions.annotate(who=F("by__name"), number=F("pk"))
    return list(rows.values("number", "who", "written_at", "replaced_at", "html"))


PLANTS = {
    "a conversation": Plant(
        _at("eve", "forums:conversation"),
        _instead(conversations, "sees", lambda *asked: True),
        "conversations.Thread.title",
    ),
    "a hidden answer": Plant(_open_thread, _hidden_and_shown, "conversations.Post.html"),
    "what a minded post said before": Plant(
        _withheld,
        _instead(conversations, "revisions_of", _all_revisions),
        "conversations.Revision.html",
    ),
    "a part of a profile": Plant(
        lambda world: look_at(world, "eve", reverse("profiles:person", args=[world.cast.ben.key])),
        _instead(Profile, "level", lambda profile, part: "network"),
        "profiles.Profile.about",
    ),
    "a letter": Plant(_at("eve", "letters:letter"), _everybodys_letters, "conversations.Post.html"),
    "why somebody is asked to leave": Plant(
        _at("eve", "communities:removals"),
        _instead(roster, "removals_for", lambda viewer, community, page=1: list(Removal.objects.all())),
        "communities.Removal.reason",
    ),
    "an invitation": Plant(
        _a_wrong_link,
        _instead(
            admissions, "invitation_behind", lambda token: Invitation.objects.exclude(address="").first()
        ),
        "admissions.Invitation.sentence",
    ),
    "what is found": Plant(_searching, _search_without_walls, "conversations.Post.html"),
    "what a community talks about": Plant(
        _at("stranger", "home:community"), _as_ada("newest_here"), "conversations.Thread.title"
    ),
    "a draft of a charter": Plant(
        _at("eve", "charter:show"), _draft_as_charter, "charter.Version.domain_statement"
    ),
    "a smaller group": Plant(
        _at("eve", "kinship:groups"),
        _instead(groups, "groups_visible_to", lambda viewer: Group.objects.filter(kind="subgroup")),
        "communities.Group.purpose",
    ),
    "where somebody is signed in": Plant(
        _at("pat", "people:sessions"),
        _instead(sessions, "sessions_of", lambda viewer: list(Session.objects.all())),
        "people.Session.device",
    ),
    "a header": Plant(_at("eve", "forums:conversation"), _name_what_is_missing, "conversations.Thread.title"),
    "a letter to somebody else": Plant(
        _answering_again,
        _instead(telling, "addresses", lambda person: ["eve@cast.example"]),
        "admissions.Say.words",
    ),
    "the log": Plant(_answering_again, _refused_by_name, "admissions.Application.reason"),
    "an export": Plant(_an_export, _with_everyones_rows, "conversations.Post.source"),
}
