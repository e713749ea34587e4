"""What a stream tells of others: that they wrote, once it stands there; never that they read."""

import time

import pytest

from kith.members.people.models import Person
from kith.members.profiles.actions.writing import write_profile
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import ReadingPosition
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet
from kith.services.live.bounds import LOOK_AGAIN
from kith.services.unnamed.tests.asking import allowed, asked
from tests.cast import a_thread, visit
from tests.live.listening import Listener, place, token_of, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

A_WHILE = 2 * LOOK_AGAIN + 1


def said(listener: Listener) -> list[tuple[str, dict]]:
    """Return all it was told, word for word."""
    return [(one.name, one.said) for one in listener.told if one.name != "beat"]


def is_around(person: Person) -> None:
    write_profile(person, by=person, levels={"presence": "shared"})


def test_that_somebody_reads_and_that_they_are_writing_is_told_to_nobody(cast, listen):
    """Discourse, CVE-2021-37703: a live update told how far others had read, and that they had written."""
    thread, elsewhere = a_thread(cast), a_thread(cast, title="Which loom?")
    reply(thread, by=cast.nia, source="The weft.")
    is_around(cast.ben)
    ada = listen(token_of(cast.ada), place(thread))
    wait_until(lambda: bool(ada.told))
    visit(cast.ben).get(f"/c/weavers/conversations/{thread.key}/")
    assert ReadingPosition.objects.get(thread=thread, person=cast.ben).position == 2
    stop_at(thread, 1, by=cast.nia)
    keep(f"reply:{thread.key}", Sheet("", "Half a thought"), by=cast.ben)
    reply(elsewhere, by=cast.ben, source="Not here.")
    ben = listen(token_of(cast.ben), place(thread))
    wait_until(lambda: bool(ben.told))
    time.sleep(A_WHILE)
    nobody = ("here", {"in": thread.key, "who": [], "may": False})
    assert said(ada) == [nobody]
    post = reply(thread, by=cast.ben, source="A whole one.")
    wait_until(lambda: bool(ada.posts))
    assert said(ada) == [nobody, ("reply", {"in": thread.key, "posts": [post.key]})]
    ben.hang_up()
    listen(token_of(cast.ben), place(thread), seen=thread.key)
    wait_until(lambda: said(ada)[-1] == ("here", {**nobody[1], "who": [cast.ben.name]}))


def test_whoever_wrote_without_their_name_is_there_for_nobody(cast, listen):
    allowed(cast)
    thread, other = asked(cast), a_thread(cast, title="Which loom?")
    is_around(cast.ben)
    nia = listen(token_of(cast.nia), place(thread), place(other))
    wait_until(lambda: len(nia.told) == 2)
    listen(token_of(cast.ben), place(thread), seen=thread.key)
    listen(token_of(cast.ben), place(other), seen=other.key)
    wait_until(lambda: len(said(nia)) == 3)
    time.sleep(A_WHILE)
    who = [(one["in"], one["who"]) for name, one in said(nia) if name == "here" and one["who"]]
    assert who == [(other.key, [cast.ben.name])]
