"""What happened to others, acted out here: who wrote without their name was named after all (TRUST B7).

What cannot be acted out yet, and why, stands in INCIDENTS.md beside this.
"""

import pytest
from django.core import mail

from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.telling import mail_named
from kith.services.conversations.models import Thread
from kith.services.unnamed.actions.opening import agree, ask_to_open
from kith.services.unnamed.tests.asking import allowed, asked, first, thing
from tests.cast import Cast, build_cast, visit
from tests.overtime.acting_out import GATHERING, HERE, WORD, told

pytestmark = pytest.mark.django_db

NOBODY = "Someone here"


@pytest.fixture
def cast():
    return allowed(build_cast())


def both(cast: Cast) -> list[tuple[Thread, str]]:
    """Let Ben ask the same twice, with his name and without it; return both, each with who stands there."""
    return [(asked(cast, without_name=hides), who) for hides, who in ((False, cast.ben.name), (True, NOBODY))]


def test_whoever_quotes_it_quotes_no_name(cast):
    """UNIT3D, issue 5297: quoted by one who knew, an anonymous post bore its name for all."""
    for thread, who in both(cast):
        post = first(thread)
        if post.is_unnamed:
            why = "I fear for a child."
            agree(ask_to_open(thing(post), by=cast.ada, why=why), thing(post), by=cast.pat)
        for reader in (cast.ada, cast.nia):
            page = visit(reader).get(f"{HERE}{thread.key}/", {"quote": post.key}).text
            assert (f"{who} wrote:" in page, cast.ben.name in page) == (True, who != NOBODY)


def test_a_mail_about_it_names_nobody(cast):
    """Parabol, issue 9197; Submitty, issue 11466: who was mentioned or answered read the name in a mail."""
    for thread, who in both(cast):
        answer = reply(thread, by=cast.nia, source="It is not only you.")
        post = reply(thread, by=cast.ben, source="Thank you, @Nia.", reply_to=answer)
        mail.outbox.clear()
        mail_named(post.pk, cast.nia.pk)
        (letter,) = mail.outbox
        words = f"{letter.subject}\n{letter.body}"
        assert (who in words, cast.ben.name in words) == (True, who != NOBODY)


@pytest.mark.parametrize("hides", [True, False])
def test_no_shorter_form_of_it_and_no_change_names_anybody(cast, hides):
    """ForumMagnum, issue 2299: folded, it bore the name. Moodleoverflow, issue 104: once changed, it did."""
    nia, found = visit(cast.nia), f"/search/?q={WORD}"

    def times(page: str) -> int:
        return nia.get(page).text.count(cast.ben.name)

    # Among who belongs, he stands by his name.
    before = {page: times(page) for page in GATHERING}
    thread = asked(cast, title=f"{WORD} only me?", without_name=hides)
    here = f"{HERE}{thread.key}/"
    change = f"/c/weavers/posts/{first(thread).key}/edit/"
    assert visit(cast.ben).post(change, {"source": "Other words."}).status_code == 303
    replay()
    around = [here + part for part in ("", "print/", "who-might-know/", "tending/", "closure/")]
    shown = told(nia, *around, found, f"{HERE}in/workshop/", f"/people/{cast.ben.key}/")
    assert {here, HERE, found} <= set(shown)
    named = [page for page in shown if times(page) > before.get(page, 0)]
    assert (named == []) is hides, named
