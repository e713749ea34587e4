"""A word in a letter is on no page and in no answer for anybody but the two (TRUST B2, RULINGS 33)."""

import pytest
from django.db import transaction
from django.urls import reverse

from kith.members.communities.models import Duty
from kith.rooms.letters.tests.cast import a_letter, neighbours
from kith.services.activity.projections import catch_up
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.feed.models import FeedItem
from tests.cast import visit
from tests.house.doors import places

CANARY = "xylographic"
_LEFT_OUT = ("health", "ui:style")


@pytest.mark.slow
@pytest.mark.django_db
def test_nobody_but_the_two_meets_the_canary_anywhere():
    cast = neighbours()
    Duty.objects.create(community=cast.network, person=cast.raj, kind=Duty.Kind.SUPPORT)
    everywhere = [address for name, address, _methods in places(cast) if name not in _LEFT_OUT]
    thread = a_letter(cast.ada, cast.ben, f"A {CANARY} matter.")
    post = reply(thread, by=cast.ben, source=f"Very {CANARY}.")
    edit(post, by=cast.ben, source=f"Most {CANARY}.")
    catch_up()
    met: dict[str, set[str]] = {}
    for name, who in cast.everyone().items():
        for address in [*everywhere, *_of(cast, thread, post)]:
            if any(CANARY in body for body in _answers(who, address)):
                met.setdefault(name, set()).add(address)
    assert set(met) == {"ada", "ben"}
    assert f"/letters/{thread.key}/" in met["ada"] & met["ben"]
    assert not FeedItem.objects.filter(audience=thread.audience).exists()


def _answers(who, address: str) -> list[str]:
    """Return what an address answers to reading and to a form; then undo all of it, signing out included."""
    point = transaction.savepoint()
    client = visit(who, raise_request_exception=False)
    answers = [client.get(address), client.post(address, {"source": "Words.", "key": "x"})]
    transaction.savepoint_rollback(point)
    return [b"".join(answer).decode(errors="ignore") for answer in answers]


def _of(cast, thread, post) -> list[str]:
    """Return every address that names the letter, the right ones and the wrong ones."""
    network = f"/c/{cast.network.slug}"
    letter = [reverse(f"letters:{name}", args=[thread.key]) for name in ("letter", "replies", "stop")]
    return [
        *letter,
        *(reverse(f"letters:{name}", args=[thread.key, post.key]) for name in ("edit", "history")),
        f"/posts/{post.key}/",
        *(f"{network}/conversations/{tail}" for tail in ("", f"{thread.key}/", f"{thread.key}/replies/")),
        *(f"{network}/posts/{post.key}/{tail}/" for tail in ("edit", "history")),
        *(f"{network}/care/{tail}" for tail in ("", "log/", f"reports/post/{post.key}/")),
        f"/search/?q={CANARY.replace('x', 'X')}",
    ]
