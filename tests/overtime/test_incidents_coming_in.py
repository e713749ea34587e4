"""What happened to others, acted out here: who came in, did or said what was not theirs (TRUST B7).

What cannot be acted out yet, and why, stands in INCIDENTS.md beside this.
"""

from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import offer_duty, stand
from kith.members.communities.models import Duty, Membership
from kith.members.people import mailing
from kith.members.people.actions.mailing import send_once
from kith.members.people.actions.registering import person_at
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import NoMail, Session
from kith.members.people.notices import notice_letter
from kith.rooms.admissions.actions.accepting import accept
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.admissions.models import Invitation
from kith.rooms.kinship.actions import gathering
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.starting import start
from kith.services.moderation.actions.wording import set_lines
from tests.cast import a_thread, build_cast, visit
from tests.overtime.acting_out import HERE, NOTICE, WORD
from tests.overtime.losing import LOSSES, a_scene

pytestmark = pytest.mark.django_db


def test_nobody_makes_themselves_an_administrator():
    """Zulip, CVE-2022-31168: a bot's owner made it one."""
    cast = build_cast()
    for community in (cast.network, cast.weavers):
        for kind in Duty.Kind.values:
            with pytest.raises(Refusal):
                offer_duty(community, cast.ben, kind, by=cast.ben)
        with pytest.raises(Refusal):
            stand(community, by=cast.ben)
    assert not Duty.objects.filter(person=cast.ben).exists()


def test_who_is_gone_does_not_come_in_with_a_session_of_before():
    """Zulip, CVE-2016-4427: deactivated people got in by single sign-on."""
    scene = a_scene("community")
    token = scene.browser.cookies[SESSION_COOKIE].value
    LOSSES["erased"][1](scene)
    again = visit()
    again.cookies[SESSION_COOKIE] = token
    assert again.get(f"{HERE}{scene.thread.key}/").status_code == 302
    assert not Session.objects.filter(person=scene.who).exists()


def test_where_members_may_not_invite_they_do_not():
    """Zulip, CVE-2017-0896: the setting was not enforced."""
    cast = build_cast()
    cast.weavers.admission_mode = "application"
    cast.weavers.save()
    assert invite(cast.weavers, by=cast.ada, address="x@new.example").state == "open"
    try:
        made = invite(cast.weavers, by=cast.ben, address="y@new.example")
    except Refusal:
        return
    assert made.state == "proposed"
    with pytest.raises(Refusal):
        accept(made, by=person_at("y@new.example", name="Y", verified=True))


def test_an_invitation_opens_the_community_it_was_made_for_alone():
    """Zulip, CVE-2022-21706: one organisation's let people into any other."""
    cast = build_cast()
    made = invite(cast.potters, by=cast.eve, uses=2)
    accept(made, by=cast.pat)
    held = Membership.objects.filter(person=cast.pat, state="active")
    assert set(held.values_list("community__slug", flat=True)) == {"potters", cast.network.slug}
    assert Invitation.objects.get(pk=made.pk).community == cast.potters


def test_a_page_made_for_one_is_kept_by_no_cache_between():
    """Zulip Cloud, 18 March 2021: a cache in front showed 149 people pages of 26 others."""
    cast = build_cast()
    thread = a_thread(cast)
    for person in (cast.ada, None):
        for address in ("/", "/c/weavers/", HERE, f"{HERE}{thread.key}/", "/search/?q=x"):
            assert visit(person).get(address)["Cache-Control"] == "private, no-store"
    assert visit(cast.ada).get(f"{HERE}{thread.key}/x.css").status_code == 404


def test_what_members_are_told_is_not_told_to_strangers():
    """Discourse, CVE-2022-31060: a banner stood on a site one had to sign in to."""
    cast = build_cast()
    set_lines(cast.network, by=cast.sam, texts={"safeguarding": WORD})
    pages = ("/", "/sign-in/", "/communities/", "/c/weavers/about/", f"{HERE}new/", HERE)
    assert WORD in visit(cast.ben).get(f"{HERE}new/").content.decode()
    assert [each for each in pages if WORD in visit().get(each).content.decode()] == []


def test_no_text_is_longer_than_there_is_room_for():
    """Mastodon, CVE-2026-23963: some texts had no bound."""
    cast = build_cast()
    for title, source in (("x" * 201, "x"), ("x", "x" * 100_001)):
        with pytest.raises(Refusal):
            start(cast.board, by=cast.ben, title=title, source=source)
    with pytest.raises(Refusal):
        gathering.form(cast.weavers, by=cast.ben, name="x" * 81, purpose="x")
    assert start(cast.board, by=cast.ben, title="x" * 200, source="x").title == "x" * 200


def test_nobody_speaks_in_the_name_of_another():
    """Mastodon, CVE-2024-23832: where something came from was not checked."""
    cast = build_cast()
    post = a_thread(cast, by=cast.ada).posts.get()
    address = f"/c/weavers/posts/{post.key}/edit/"
    assert visit(cast.ben).post(address, {"source": WORD}).status_code in (403, 404)
    with pytest.raises(Refusal):
        edit(post, by=cast.ben, source=WORD)
    post.refresh_from_db()
    assert WORD not in post.source


def test_nobody_gets_the_same_mail_twice_when_sending_goes_on():
    """listmonk, issue 2313: after a fault, up to five copies to two thirds of the list."""
    cast = build_cast()
    kind = mailing.all_mails()[0].name
    for _again in range(3):
        send_once(cast.ben, kind, "x", lambda address: notice_letter(cast.ben, address, kind, NOTICE))
    assert len(mail.outbox) == 1


def test_opening_the_link_that_stops_mail_stops_nothing():
    """GitLab and Odoo (issue 165169): a scanner that opened links unsubscribed people."""
    cast = build_cast()
    kind = next(each.name for each in mailing.all_mails() if each.stop is None)
    address = "/" + mailing.stop_link(cast.ben, kind).split("/", 3)[3]
    assert visit().get(address).status_code == 200
    assert not NoMail.objects.exists()
    visit().post(address)
    assert NoMail.objects.filter(person=cast.ben, kind=kind).exists()


def test_a_mail_of_ours_says_that_no_machine_need_answer_it():
    """Django (pull 18099) and Nextcloud (pull 27200): automatic replies went round in circles."""
    cast = build_cast()
    kind = mailing.all_mails()[0].name
    send_once(cast.ben, kind, "y", lambda address: notice_letter(cast.ben, address, kind, NOTICE))
    assert mail.outbox[-1].extra_headers["Auto-Submitted"] == "auto-generated"


def test_an_ended_session_is_not_remembered():
    """Zulip (2022): a session came back into the cache while it was being deleted."""
    scene = a_scene("community")
    page = f"{HERE}{scene.thread.key}/"
    assert scene.browser.get(page).status_code == 200
    LOSSES["its session ended"][1](scene)
    assert [scene.browser.get(page).status_code for _each in range(2)] == [302, 302]


def test_what_cannot_be_decided_is_refused():
    """A public project's test of its addresses left out those it could not read, and passed."""
    cast = build_cast()
    later = now() + timedelta(days=1)
    session = Session.objects.create(token_hash="x", person=cast.ben, device="Test", expires_at=later)
    assert session.pk
    for forged in ("", "x", "0" * 64, "\x00"):
        browser = visit()
        browser.cookies[SESSION_COOKIE] = forged
        assert browser.get(HERE).status_code in (200, 302)
        assert WORD not in browser.get(HERE).content.decode()
        assert browser.get("/you/data/").status_code == 302
    admit(cast.weavers, cast.pat, by=cast.ada)
    assert visit(cast.pat).get(HERE).status_code == 200
