from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.differing import Piece
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit, join, leave, take_back
from kith.members.communities.actions.moving import move
from kith.members.communities.actions.serving import put_down
from kith.members.communities.models import Membership
from kith.members.communities.viewing import look
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.tokens import hashed
from kith.rooms.charter import queries
from kith.rooms.charter.actions.accepting import accept
from kith.rooms.charter.actions.proposing import adopt, let_go, propose, remark, withdraw_not_yet
from kith.rooms.charter.comparing import Change, changes
from kith.rooms.charter.models import Acceptance, Version
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

NORMS = "Leave out what would let someone be recognised."


def another(cast: Cast, by=None, **parts) -> Version:
    wording = {
        "domain_statement": "Cloth that lasts.",
        "who": "",
        "practice_scope": "Looms and yarn.",
        "norms": NORMS,
    }
    return propose(cast.weavers, by=by or cast.ben, why="After the leak.", **{**wording, **parts})


def viewer_of(cast: Cast, person):
    token = visit(person).cookies[SESSION_COOKIE].value
    return look(hashed(token), cast.weavers.slug)


def test_a_change_is_another_version_and_the_first_is_what_we_began_with():
    cast = build_cast()
    adopt(another(cast), by=cast.ada)
    cast.weavers.refresh_from_db()
    said = [(one.number, one.norms) for one in queries.history(cast.weavers)]
    assert said == [(2, NORMS), (1, "")] and cast.weavers.norms == NORMS


def test_one_proposal_is_open_at_a_time_and_one_that_changes_nothing_is_none():
    cast = build_cast()
    with pytest.raises(Refusal, match="Nothing is different"):
        another(cast, norms="")
    first = another(cast)
    with pytest.raises(Refusal, match="open already") as refused:
        another(cast, by=cast.nia, norms="Be kind.")
    assert refused.value.typed["norms"] == "Be kind."
    let_go(first, by=cast.ben)
    assert another(cast, by=cast.nia, norms="Be kind.").is_open


def test_the_network_has_no_charter_though_everyone_belongs_to_it():
    cast = build_cast()
    wording = {"domain_statement": "Ours.", "who": "", "practice_scope": "", "norms": NORMS}
    for by in (cast.ben, cast.sam):
        with pytest.raises(Refusal):
            propose(cast.network, by=by, **wording)
    assert propose(cast.weavers, by=cast.ben, **wording).is_open


def test_who_may_adopt():
    cast = build_cast()
    proposal = another(cast, by=cast.ben)
    may = {name for name, person in cast.everyone().items() if person and _may(person, proposal)}
    assert may == {"ada"}
    put_down(cast.weavers, "convenor", by=cast.ada)
    may = {name for name, person in cast.everyone().items() if person and _may(person, proposal)}
    assert may == {"ada", "nia"}


def test_who_looks_after_it_does_not_adopt_their_own():
    cast = build_cast()
    proposal = another(cast, by=cast.ada)
    with pytest.raises(Refusal, match="can’t be adopted yet"):
        adopt(proposal, by=cast.ada)


def test_after_a_week_silence_is_agreement_unless_someone_asks_to_wait():
    cast = build_cast()
    proposal = another(cast, by=cast.ben)
    Version.objects.filter(pk=proposal.pk).update(proposed_at=now() - timedelta(days=8))
    proposal.refresh_from_db()
    wait = remark(proposal, by=cast.nia, words="I can’t say that on the ward.", kind="not_yet")
    assert not _may(cast.ben, proposal) and _may(cast.ada, proposal)
    with pytest.raises(Refusal):
        withdraw_not_yet(wait, by=cast.ben)
    withdraw_not_yet(wait, by=cast.nia)
    assert _may(cast.ben, proposal)
    adopt(proposal, by=cast.ben)
    with pytest.raises(Refusal, match="in the meantime"):
        remark(proposal, by=cast.nia, words="Too late?")


def test_the_only_one_who_belongs_adopts_their_own():
    cast = build_cast()
    made = propose(
        cast.potters,
        by=cast.eve,
        why="To begin.",
        domain_statement="Clay.",
        who="",
        practice_scope="",
        norms="",
    )
    assert adopt(made, by=cast.eve).number == 2


def test_when_the_norms_change_every_member_is_asked_again_and_nobody_else():
    cast = build_cast()
    adopt(another(cast), by=cast.ada)
    asked = {
        name
        for name, person in cast.everyone().items()
        if person and queries.to_accept(viewer_of(cast, person), cast.weavers)
    }
    assert asked == {"nia"}
    accept(queries.current(cast.weavers), by=cast.nia)
    assert queries.to_accept(viewer_of(cast, cast.nia), cast.weavers) is None


def test_when_other_parts_change_nobody_is_asked():
    cast = build_cast()
    adopt(another(cast, norms="", who="People who weave."), by=cast.ada)
    assert queries.to_accept(viewer_of(cast, cast.nia), cast.weavers) is None


def test_who_joins_by_their_own_press_has_said_yes_and_who_was_admitted_is_asked():
    cast = build_cast()
    adopt(another(cast), by=cast.ada)
    join(cast.weavers, by=cast.eve)
    admit(cast.weavers, cast.pat, by=cast.ada)
    said = set(Acceptance.objects.values_list("person__name", flat=True))
    assert said == {"Ada Okafor", "Ben Talbot", "Eve Larsen"}
    assert queries.to_accept(viewer_of(cast, cast.pat), cast.weavers) is not None


def test_who_asked_to_join_has_read_it_unless_it_changed_since():
    cast = build_cast()
    applied = {"source": Membership.Source.APPLIED}
    move(cast.weavers, cast.pat, Membership.State.APPLIED, by=cast.pat, at=now() - timedelta(days=2))
    adopt(another(cast), by=cast.ada)
    move(cast.weavers, cast.pat, Membership.State.ACTIVE, by=cast.ada, **applied)
    assert queries.to_accept(viewer_of(cast, cast.pat), cast.weavers) is not None
    move(cast.weavers, cast.raj, Membership.State.APPLIED, by=cast.raj)
    move(cast.weavers, cast.raj, Membership.State.ACTIVE, by=cast.ada, **applied)
    assert queries.to_accept(viewer_of(cast, cast.raj), cast.weavers) is None


def test_who_takes_back_that_they_left_is_asked_about_what_changed_meanwhile():
    cast = build_cast()
    for person in (cast.nia, cast.eve):
        join(cast.weavers, by=person)
        leave(cast.weavers, by=person)
    adopt(another(cast), by=cast.ada)
    take_back(cast.weavers, by=cast.nia)
    assert queries.to_accept(viewer_of(cast, cast.nia), cast.weavers) is not None
    join(cast.weavers, by=cast.eve)
    assert queries.to_accept(viewer_of(cast, cast.eve), cast.weavers) is None


def test_a_part_that_reads_differently_is_shown_word_by_word():
    cast = build_cast()
    adopt(another(cast, norms="We tell what happened."), by=cast.ada)
    old = queries.history(cast.weavers)[0]
    new = another(cast, norms="We tell plainly what happened.")
    came = [Piece("same", "We tell"), Piece("in", " plainly"), Piece("same", " what happened.")]
    assert changes(old, new) == [Change("norms", came)]


def test_the_whole_way_on_the_pages():
    cast = build_cast()
    ben, nia, ada = visit(cast.ben), visit(cast.nia), visit(cast.ada)
    form = open_page(ben, "/c/weavers/charter/changes/new/").content.decode()
    assert "Cloth that lasts." in form
    fields = {"domain_statement": "Cloth that lasts.", "practice_scope": "Looms and yarn.", "norms": NORMS}
    missing = ben.post("/c/weavers/charter/changes/new/", fields)
    assert missing.status_code == 422 and NORMS in missing.content.decode()
    assert visit(cast.eve).post("/c/weavers/charter/changes/new/", fields | {"why": "x"}).status_code == 403
    address = ben.post("/c/weavers/charter/changes/new/", fields | {"why": "After the leak."})["Location"]
    html = open_page(nia, address).content.decode()
    assert f'<ins><span class="unseen">Comes: </span>{NORMS}</ins>' in html and "Adopt it" not in html
    nia.post(f"{address}remarks/", {"words": "Good."})
    assert "Good." in open_page(ada, address).content.decode()
    for who in (visit(), visit(cast.eve)):
        assert "After the leak." not in who.get("/c/weavers/charter/").content.decode()
        assert who.get(address).status_code in (302, 403)
    assert ben.post(f"{address}adoption/").status_code == 403
    assert ada.post(f"{address}adoption/").status_code == 303
    html = open_page(nia, "/c/weavers/charter/").content.decode()
    assert "This has changed since you said yes" in html
    stale = nia.post("/c/weavers/charter/acceptance/", {"version": "another"})
    assert stale.status_code == 409
    nia.post("/c/weavers/charter/acceptance/", {"version": queries.current(cast.weavers).key})
    assert "since you said yes" not in open_page(nia, "/c/weavers/charter/").content.decode()
    about = open_page(visit(), "/c/weavers/about/").content.decode()
    assert NORMS in about and "how it has changed" in about
    earlier = open_page(visit(), "/c/weavers/charter/1/").content.decode()
    assert NORMS not in earlier


def _may(person, proposal: Version) -> bool:
    from kith.rooms.charter.access import may_adopt

    return may_adopt(person, proposal)


def test_who_is_gone_keeps_nobody_waiting():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    version = another(cast)
    remark(version, by=cast.nia, words="Not yet.", kind="not_yet")
    with pytest.raises(Refusal):
        adopt(version, by=cast.ada)
    leave(cast.weavers, by=cast.nia)
    assert adopt(version, by=cast.ada).number == 2


def test_a_proposal_of_somebody_who_is_erased_can_be_read_and_let_go():
    cast = build_cast()
    version = another(cast)
    Version.objects.filter(pk=version.pk).update(proposed_by=None)
    address = f"/c/weavers/charter/changes/{version.key}/"
    assert "Someone proposed this" in open_page(visit(cast.ada), address).content.decode()
    first = Version.objects.get(number=1)
    assert visit(cast.ada).get(f"/c/weavers/charter/changes/{first.key}/").status_code == 404
    adopt(version, by=cast.ada)
    Version.objects.filter(pk=version.pk).update(adopted_by=None)
    html = open_page(visit(cast.ben), "/c/weavers/charter/").content.decode()
    assert "Version 2, since" in html and "when we began" not in html


def test_what_cannot_be_kept_in_a_text_is_left_out_of_a_remark():
    cast = build_cast()
    assert remark(another(cast), by=cast.ada, words="One\x00 two\r\nthree").words == "One two\nthree"
