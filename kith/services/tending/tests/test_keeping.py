"""Keeping a conversation for oneself: private, and gone from sight with the conversation."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import leave
from kith.services.activity.models import Entry
from kith.services.conversations.actions.joining import join
from kith.services.tending.actions.keeping import keep, let_go
from kith.services.tending.models import Keep
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def kept(person):
    html = open_page(visit(person), "/you/kept/").content.decode()
    return [name for name in ("Wool", "Flax", "Open") if f">{name}</a>" in html]


def test_it_is_kept_from_its_page_found_and_let_go():
    cast = build_cast()
    thread = a_thread(cast, title="Wool")
    ben, where = visit(cast.ben), f"/c/weavers/conversations/{thread.key}/keep/"
    assert "Keep it" in open_page(ben, where).content.decode()
    assert ben.post(where).status_code == 303
    assert ben.post(where).status_code == 303
    assert (kept(cast.ben), kept(cast.ada), Keep.objects.count()) == (["Wool"], [], 1)
    assert "Keep it no more" in open_page(ben, where).content.decode()
    assert ben.post(where, {"no": "yes"}).status_code == 303
    assert kept(cast.ben) == []
    assert set(
        Entry.objects.filter(verb__startswith="tending.").values_list("audience__level", flat=True)
    ) == {"author"}


def test_who_reads_a_conversation_may_keep_it_and_nobody_else():
    cast = build_cast()
    secret, shown = a_thread(cast, title="Wool"), a_thread(cast, title="Open", board=cast.open_board)
    with pytest.raises(Refusal):
        keep(secret, by=cast.eve)
    keep(shown, by=cast.eve)
    assert kept(cast.eve) == ["Open"]
    assert visit(cast.eve).post(f"/c/weavers/conversations/{secret.key}/keep/").status_code == 404


def test_what_can_be_read_no_more_is_shown_no_more():
    cast = build_cast()
    thread = a_thread(cast, title="Wool")
    keep(thread, by=cast.ben)
    leave(cast.weavers, by=cast.ben)
    assert kept(cast.ben) == []
    let_go(thread, by=cast.ben)
    assert Keep.objects.count() == 0


def test_what_is_put_together_is_kept_once():
    cast = build_cast()
    one, other = a_thread(cast, title="Wool"), a_thread(cast, title="Flax")
    for person, threads in ((cast.ben, (one, other)), (cast.nia, (other,))):
        for thread in threads:
            keep(thread, by=person)
    join(one, other, by=cast.ada)
    assert (kept(cast.ben), kept(cast.nia)) == (["Wool"], ["Wool"])


def test_the_list_goes_on_and_takes_the_same_statements():
    cast = build_cast()
    client = visit(cast.ben)

    def more(times):
        for _time in range(times):
            keep(a_thread(cast, title="Wool"), by=cast.ben)

    assert_same_statements(client, "/you/kept/", more)
    more(2)
    assert open_page(client, "/you/kept/?page=2").content.decode().count(">Wool</a>") == 2


def test_ones_own_page_leads_to_what_one_kept_and_back():
    ben = visit(build_cast().ben)
    assert 'href="/you/kept/"' in open_page(ben, "/you/").content.decode()
    assert '<p class="meta"><a href="/you/">You</a></p>' in open_page(ben, "/you/kept/").content.decode()
