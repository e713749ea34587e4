"""Whichever room asks: one person is asked at most once in 14 days (RULINGS 28)."""

from collections.abc import Callable
from typing import Any

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import offer_duty
from kith.members.communities.models import Duty, DutyOffer, Membership
from kith.members.people.models import Nudge
from kith.members.people.tests.crowding import at_once
from kith.members.people.tests.nudging import a_fortnight_later
from kith.members.profiles.actions.writing import write_profile
from kith.rooms.letters.actions.introducing import ask, propose
from kith.rooms.letters.actions.writing import write_to
from kith.rooms.letters.models import Introduction
from kith.rooms.welcome.actions.accompanying import propose as offer_company
from kith.rooms.welcome.actions.asking import check_in
from kith.rooms.welcome.actions.greeting import welcome
from kith.rooms.welcome.models import CheckIn, Company
from kith.rooms.welcome.tests.cast import long_here
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page

WORDS = "Would you like that?"
TOO_SOON = "They can be asked from"


def with_quiet_pat() -> Cast:
    """Return the cast, with Pat long quiet among the Potters and new to the Weavers; Eve is there, too."""
    cast = build_cast()
    long_here(cast.potters, cast.pat)
    for person in (cast.pat, cast.eve):
        admit(cast.weavers, person, by=cast.ada)
    return cast


def of(community, person) -> Membership:
    return Membership.objects.select_related("community", "person").get(community=community, person=person)


def ways(cast: Cast) -> dict[str, Callable[[], Any]]:
    """Return each way in which somebody asks Pat something."""
    return {
        "how they are": lambda: check_in(of(cast.potters, cast.pat), by=cast.eve, words=WORDS),
        "to meet somebody": lambda: propose(cast.pat, cast.nia, by=cast.ben, words=WORDS),
        "to introduce": lambda: ask(cast.eve, through=cast.pat, by=cast.nia, request=WORDS),
        "for company": lambda: offer_company(of(cast.weavers, cast.pat), by=cast.ada),
    }


def made() -> int:
    return CheckIn.objects.count() + Introduction.objects.count() + Company.objects.count()


@pytest.mark.django_db
@pytest.mark.parametrize("second", ["how they are", "to meet somebody", "to introduce", "for company"])
@pytest.mark.parametrize("first", ["how they are", "to meet somebody", "to introduce", "for company"])
def test_whoever_asks_first_holds_the_others_back_and_after_a_fortnight_no_more(first: str, second: str):
    cast = with_quiet_pat()
    write_profile(cast.eve, by=cast.eve, contact="introduction")
    if first == second:
        return
    ways(cast)[first]()
    with pytest.raises(Refusal, match=TOO_SOON):
        ways(cast)[second]()
    assert made() == 1
    a_fortnight_later()
    ways(cast)[second]()
    assert made() == 2


@pytest.mark.django_db
def test_a_letter_a_hello_and_a_duty_are_not_held_back_and_a_duty_holds_back():
    cast = with_quiet_pat()
    propose(cast.pat, cast.nia, by=cast.ben, words=WORDS)
    assert write_to(cast.pat, by=cast.ben, source="Hello.").post_count == 1
    assert welcome(of(cast.weavers, cast.pat), by=cast.ben, words="Good to have you.").pk
    assert offer_duty(cast.weavers, cast.pat, Duty.Kind.FACILITATOR, by=cast.ada).closed_at is None
    assert DutyOffer.objects.count() == 1
    Nudge.objects.exclude(person=cast.pat).delete()
    assert Nudge.objects.get().kind == "communities.duty"
    with pytest.raises(Refusal, match=TOO_SOON):
        check_in(of(cast.potters, cast.pat), by=cast.eve, words=WORDS)


@pytest.mark.django_db
def test_the_page_gives_the_words_back_and_lists_leave_them_out():
    cast = with_quiet_pat()
    ben, choosing = visit(cast.ben), f"/introductions/of/{cast.nia.key}/"
    assert "Pat Lindqvist" in open_page(ben, choosing).content.decode()
    check_in(of(cast.potters, cast.pat), by=cast.eve, words=WORDS)
    assert "Pat Lindqvist" not in open_page(ben, choosing).content.decode()
    answer = ben.post(f"/introductions/of/{cast.nia.key}/{cast.pat.key}/", {"words": "You both spin."})
    html = answer.content.decode()
    assert answer.status_code == 403 and TOO_SOON in html and "You both spin." in html
    assert "Eve" not in html and Introduction.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", range(3))
def test_of_rooms_that_ask_at_one_moment_one_does(time: int):
    cast = with_quiet_pat()
    write_profile(cast.eve, by=cast.eve, contact="introduction")
    acts = list(ways(cast).values())
    results = at_once(4, lambda: acts.pop()())
    assert sorted(isinstance(one, Refusal) for one in results) == [False, True, True, True]
    assert not [one for one in results if isinstance(one, Exception) and not isinstance(one, Refusal)]
    assert made() == 1 and Nudge.objects.filter(person=cast.pat).count() == 1
