"""Someone can be recognised in a hello, or an asking isn’t right: out of sight at once, and keepers look."""

import pytest
from django.core import mail

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.members.people.keeping import Subject
from kith.rooms.welcome import queries
from kith.rooms.welcome.access import people_who_may_read, welcomes_visible_to
from kith.rooms.welcome.actions.asking import check_in
from kith.rooms.welcome.actions.greeting import welcome
from kith.rooms.welcome.actions.hiding import mend
from kith.rooms.welcome.actions.posting import post_welcome
from kith.rooms.welcome.models import CheckIn, Welcome
from kith.rooms.welcome.personal import KEPT
from kith.rooms.welcome.tests.cast import later, long_here, of
from kith.services.moderation import queries as care
from kith.services.moderation.actions.clearing import purge
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.mending import change
from kith.services.moderation.actions.raising import recognise, report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

WORDS = "You’re in Mrs Finch’s old place."


def greeted() -> tuple[Cast, Welcome]:
    cast = build_cast()
    return cast, welcome(of(cast.weavers, cast.nia), by=cast.ben, words=WORDS)


def asked() -> tuple[Cast, CheckIn]:
    cast = build_cast()
    long_here(cast.weavers, cast.pat)
    return cast, check_in(of(cast.weavers, cast.pat), by=cast.ada, words=WORDS)


def deciding(cast: Cast, concern: Concern) -> set[str]:
    found = {
        name: care.case(concern.key, who, concern.community) for name, who in cast.everyone().items() if who
    }
    return {name for name, case in found.items() if case and case.decides}


def exported(cast: Cast, name: str) -> list:
    one = next(one for one in KEPT if one.model is Welcome)
    subject = Subject.of(getattr(cast, name))
    return [dict(one.also(row, subject)) for row in one.rows(subject)]


def test_one_press_takes_a_hello_out_of_sight_and_those_who_look_after_the_community_look():
    cast, made = greeted()
    nia, where = visit(cast.nia), f"/c/weavers/care/recognised/welcome/{made.key}/"
    assert where in open_page(nia, "/c/weavers/").content.decode()
    assert exported(cast, "nia") == [{"words": WORDS}]
    assert {visit(each).post(where).status_code for each in (cast.ada, cast.ben)} == {404, 403}
    assert nia.post(where).status_code == 303
    assert WORDS not in nia.get("/c/weavers/").content.decode()
    reads = {name for name, who in cast.everyone().items() if made in welcomes_visible_to(who)}
    assert (reads, exported(cast, "nia")) == ({"ben"}, [{}])
    made.refresh_from_db()
    assert people_who_may_read(made).children == [("pk__in", [cast.ben.pk])]
    concern = Concern.objects.get()
    assert deciding(cast, concern) == {"ada"}
    page = open_page(visit(cast.ada), f"/c/weavers/care/concerns/{concern.key}/").content.decode()
    assert WORDS in page and "A hello to Nia Prosser" in page
    assert (
        "Only you can see it for now."
        in open_page(visit(cast.ben), f"/c/weavers/welcome/to/{cast.nia.key}/").content.decode()
    )
    decide(concern, by=cast.ada, verdict="stays")
    assert WORDS in nia.get("/c/weavers/").content.decode()


def test_two_keepers_agree_before_it_is_back():
    cast = build_cast()
    take_duty(cast.weavers, cast.ben, Duty.Kind.FACILITATOR, by=cast.ben)
    admit(cast.weavers, cast.sam, by=cast.ada)
    made = welcome(of(cast.weavers, cast.nia), by=cast.sam, words=WORDS)
    concern = recognise(thing_of("welcome.welcome", made.pk), by=cast.nia)
    decide(concern, by=cast.ada, verdict="stays")
    made.refresh_from_db()
    assert made.hidden_at is not None
    decide(concern, by=cast.ben, verdict="stays")
    made.refresh_from_db()
    assert made.hidden_at is None


def test_where_nobody_looks_after_it_the_support_looks_and_no_member_does():
    cast, made = greeted()
    Duty.objects.filter(community=cast.weavers).delete()
    Duty.objects.create(community=cast.network, person=cast.raj, kind=Duty.Kind.SUPPORT)
    concern = recognise(thing_of("welcome.welcome", made.pk), by=cast.nia)
    assert deciding(cast, concern) == {"raj"}


def test_it_is_mailed_to_nobody_while_it_is_out_of_sight():
    cast, made = greeted()
    recognise(thing_of("welcome.welcome", made.pk), by=cast.nia)
    post_welcome(made.pk)
    assert not mail.outbox


def test_an_asking_can_be_answered_without_its_words():
    cast, made = asked()
    pat, where = visit(cast.pat), f"/c/weavers/asking/{made.key}/"
    assert WORDS in pat.get(where).content.decode()
    assert f"/care/reports/asking/{made.key}/" in pat.get(where).content.decode()
    recognise(thing_of("welcome.checkin", made.pk), by=cast.pat)
    html = open_page(pat, where).content.decode()
    assert WORDS not in html and "What they wrote is out of sight." in html
    (line,) = queries.asked_of(pat_viewer(cast), cast.weavers.pk)
    assert line.words == ""
    assert pat.post(where, {"says": "here"}).status_code == 303


def pat_viewer(cast: Cast):
    from kith.members.people.viewer import Viewer

    return Viewer(cast.pat.pk)


def test_what_a_keeper_wrote_is_reported_to_the_support():
    cast, made = asked()
    concern = report(thing_of("welcome.checkin", made.pk), by=cast.pat, words="That hurts.")
    assert concern.desk == "support"
    with pytest.raises(Refusal, match="not-found"):
        report(thing_of("welcome.checkin", made.pk), by=cast.nia, words="That hurts.")


def test_its_author_changes_it_while_others_look_and_nobody_else_does():
    cast, made = greeted()
    concern = recognise(thing_of("welcome.welcome", made.pk), by=cast.nia)
    with pytest.raises(Refusal, match="not-allowed"):
        change(concern, by=cast.nia, source="Mine now.")
    with pytest.raises(Refusal, match="not-allowed"):
        mend(Welcome, made.pk, cast.nia, "Mine now.")
    with pytest.raises(Refusal, match="bad-request") as refused:
        change(concern, by=cast.ben, source="x" * 1001)
    assert refused.value.typed == {"source": "x" * 1001}
    decide(concern, by=cast.ada, verdict="asked", why="Without the name, please.")
    change(concern, by=cast.ben, source="Good to have you.")
    made.refresh_from_db()
    assert (made.words, made.hidden_at) == ("Good to have you.", None)


def test_its_words_go_after_thirty_days_and_that_it_was_said_stays():
    cast, made = greeted()
    concern = recognise(thing_of("welcome.welcome", made.pk), by=cast.nia)
    decide(concern, by=cast.ada, verdict="removed")
    concern.refresh_from_db()
    later(concern, "decided_at", days=31)
    purge()
    made.refresh_from_db()
    assert made.words == ""
    assert queries.welcomed_by(cast.weavers.pk, [cast.nia.pk]) == {cast.nia.pk: ["Ben Talbot"]}
