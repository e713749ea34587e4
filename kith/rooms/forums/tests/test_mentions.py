"""Naming somebody by "@": a link, a mail; asked which of several is meant; nobody out of reach is named."""

import json
from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit
from kith.members.communities.models import Membership
from kith.members.people import mailing
from kith.members.people.actions.mailing import stop
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Mailed
from kith.rooms.kinship.actions.gathering import form, start_conversation
from kith.rooms.letters.actions.writing import write_to
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.rerendering import rerender
from kith.services.conversations.actions.telling import mail_named
from kith.services.conversations.models import Post
from kith.services.jobs.models import Job
from tests.cast import a_thread, build_cast, visit
from tests.pages import mistakes


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def thread(cast):
    return a_thread(cast)


@pytest.fixture
def other_ben(cast):
    """Return another Ben among the Weavers."""
    person = person_at("bb@cast.example", name="Ben Buckle", verified=True)
    admit(cast.network, person, by=person)
    admit(cast.weavers, person, by=cast.ada)
    return person


def link(person, words: str) -> str:
    return f'<a href="/people/{person.key}/" rel="nofollow noopener ugc">{words}</a>'


def told() -> list[tuple[str, int]]:
    """Return who is to be told of which post, as the jobs say."""
    rows = Job.objects.filter(name="conversations.tell_named").order_by("pk").values_list("key", flat=True)
    return [tuple(map(int, key.rsplit("named-", 1)[1].split("-"))) for key in rows]


def test_a_name_becomes_a_link_and_tells_its_person(cast, thread):
    post = reply(thread, by=cast.nia, source="Thanks, @Ben Talbot, and @ada.\n\n`@ben` nia@ben.example")
    assert link(cast.ben, "@Ben Talbot") in post.html
    assert link(cast.ada, "@ada") in post.html
    assert "<code>@ben</code>" in post.html
    assert post.html.count("/people/") == 2
    assert told() == [(post.pk, cast.ben.pk), (post.pk, cast.ada.pk)]
    mail_named(post.pk, cast.ben.pk)
    letter = mail.outbox[-1]
    assert (letter.to, letter.subject) == (["ben@cast.example"], "Nia Prosser mentions you in Weavers")
    assert f"/posts/{post.key}/" in letter.body
    assert "Thanks" not in letter.body
    assert "Warp or weft" not in letter.body


def test_one_mail_a_day_for_a_conversation(cast, thread):
    posts = [reply(thread, by=cast.nia, source=f"@Ben, {number}") for number in range(2)]
    other = reply(a_thread(cast), by=cast.nia, source="@Ben, elsewhere")
    for post in (*posts, other):
        mail_named(post.pk, cast.ben.pk)
    assert len(mail.outbox) == 2
    Mailed.objects.filter(about__startswith=f"{thread.pk}:").update(about="another day")
    mail_named(posts[1].pk, cast.ben.pk)
    assert len(mail.outbox) == 3


def test_who_wants_no_such_mail_gets_none(cast, thread):
    assert "mentions" in [each.name for each, _wanted in mailing.choices_of(cast.ben)]
    stop(mailing.named("mentions"), by=cast.ben)
    mail_named(reply(thread, by=cast.nia, source="@Ben").pk, cast.ben.pk)
    assert mail.outbox == []


def gone(cast, post):
    Membership.objects.filter(person=cast.ben, community=cast.weavers).update(state="left")


def hidden(cast, post):
    hide(post.pk)


def mended(cast, post):
    edit(post, by=cast.nia, source="Never mind.")


@pytest.mark.parametrize("change", [gone, hidden, mended])
def test_nobody_is_told_of_what_they_cannot_read_or_does_not_name_them_any_more(cast, thread, change):
    post = reply(thread, by=cast.nia, source="@Ben")
    change(cast, post)
    mail_named(post.pk, cast.ben.pk)
    assert mail.outbox == []


def test_nobody_is_named_who_does_not_read_it_or_does_not_belong(cast, thread):
    group = form(cast.weavers, by=cast.ada, name="Dyers", purpose="To dye.", entry="open")
    inside = start_conversation(group, by=cast.ada, title="Among us", source="@Ben, @Eve and @Ada herself")
    words = [
        reply(thread, by=cast.nia, source="@Eve Larsen, @Sam, @Nobody"),
        inside.posts.get(),
        a_thread(cast, board=cast.open_board, source="@Eve and @Pat Lindqvist").posts.get(),
        write_to(cast.ben, by=cast.nia, source="@Ben, a letter").posts.get(),
    ]
    Membership.objects.filter(person=cast.ben, community=cast.weavers).update(state="alumni")
    words.append(reply(thread, by=cast.nia, source="@Ben, who moved on"))
    assert [post.html.count("/people/") for post in words] == [0, 1, 0, 0, 0]
    assert told() == []


def test_who_wrote_in_it_can_be_named_while_they_read_it(cast):
    thread = a_thread(cast, board=cast.open_board)
    admit(cast.weavers, cast.eve, by=cast.ada)
    reply(thread, by=cast.eve, source="Hello.")
    Membership.objects.filter(person=cast.eve, community=cast.weavers).update(state="left")
    assert link(cast.eve, "@Eve") in reply(thread, by=cast.nia, source="@Eve was here").html
    within = a_thread(cast)
    assert "/people/" not in reply(within, by=cast.nia, source="@Eve was not").html


def test_oneself_what_is_imported_and_what_was_named_before_tell_nobody(cast, thread):
    reply(thread, by=cast.nia, source="I, @Nia")
    reply(thread, by=cast.nia, source="@Ben, long ago", at=now() - timedelta(days=9))
    assert told() == []
    post = reply(thread, by=cast.nia, source="@Ben")
    edit(post, by=cast.nia, source="@Ben and @Ada")
    assert told() == [(post.pk, cast.ben.pk), (post.pk, cast.ada.pk)]


def test_a_first_name_of_several_is_asked_about_and_the_answer_put_in(cast, thread, other_ben):
    address = f"/c/weavers/conversations/{thread.key}/replies/"
    nia = visit(cast.nia)
    answer = nia.post(address, {"source": "Thanks, @ben."})
    page = answer.content.decode()
    assert (answer.status_code, mistakes(page)) == (422, [])
    assert "Whom do you mean by “@Ben”?" in page
    assert "Thanks, @ben.</textarea>" in page
    for value in (cast.ben.key, other_ben.key, "nobody"):
        assert f'name="mean-ben" value="{value}"' in page
    answer = nia.post(address, {"source": "Thanks, @ben.", "mean-ben": other_ben.key})
    made = Post.objects.latest("pk")
    assert (answer.status_code, made.source) == (303, "Thanks, @Ben Buckle.")
    assert link(other_ben, "@Ben Buckle") in made.html
    assert told() == [(made.pk, other_ben.pk)]


def test_nobody_may_be_meant(cast, thread, other_ben):
    address = f"/c/weavers/conversations/{thread.key}/replies/"
    answer = visit(cast.nia).post(address, {"source": "Thanks, @ben.", "mean-ben": "nobody"})
    assert (answer.status_code, Post.objects.latest("pk").source, told()) == (303, "Thanks, @ben.", [])


def test_two_of_the_same_name_are_told_apart_by_a_link(cast, thread, other_ben):
    type(other_ben).objects.filter(pk=other_ben.pk).update(name="Ben Talbot")
    body = {"board": "workshop", "kind": "question", "title": "Who?", "source": "Is it @Ben Talbot?"}
    nia = visit(cast.nia)
    assert nia.post("/c/weavers/conversations/new/", body).status_code == 422
    answer = nia.post("/c/weavers/conversations/new/", {**body, "mean-ben talbot": cast.ben.key})
    made = Post.objects.latest("pk")
    assert answer.status_code == 303
    assert made.source == f"Is it [@Ben Talbot](/people/{cast.ben.key}/)?"
    assert told() == [(made.pk, cast.ben.pk)]


def test_somebody_out_of_reach_cannot_be_chosen(cast, thread, other_ben):
    address = f"/c/weavers/conversations/{thread.key}/replies/"
    answer = visit(cast.nia).post(address, {"source": "@ben", "mean-ben": cast.eve.key})
    assert answer.status_code == 422
    assert "Eve Larsen" not in answer.content.decode()


def test_links_stay_when_a_post_is_rendered_again_and_in_a_look_at_it(cast, thread):
    post = reply(thread, by=cast.nia, source="@Ben")
    Post.objects.filter(pk=post.pk).update(renderer=0, html="")
    while rerender():
        pass
    post.refresh_from_db()
    assert link(cast.ben, "@Ben") in post.html
    address = f"/c/weavers/conversations/{thread.key}/replies/"
    looked = visit(cast.nia).post(address, {"source": "@Ben", "look": "yes"}).content.decode()
    assert link(cast.ben, "@Ben") in looked


def suggested(who, query: str, status: int = 200) -> list[str]:
    answer = visit(who).get(f"/c/weavers/named/?{query}")
    assert answer.status_code == status
    return [one["name"] for one in json.loads(answer.content)["people"]] if status == 200 else []


def test_suggestions_are_of_those_who_can_be_named(cast, thread, other_ben):
    here = f"&in={thread.key}"
    assert suggested(cast.nia, "q=be") == ["Ben Buckle", "Ben Talbot"]
    assert suggested(cast.nia, "q=ben t" + here) == ["Ben Talbot"]
    assert suggested(cast.nia, "q=okaf" + here) == ["Ada Okafor"]
    for query in ("q=eve", "q=sam" + here, "q=b", "q=", "q=%25", ""):
        assert suggested(cast.nia, query) == []
    for who in (cast.eve, cast.sam):
        suggested(who, "q=ben", status=403)
    other = a_thread(cast, board=cast.board, by=cast.ada)
    hide(other.posts.get().pk)
    suggested(cast.nia, f"q=ben&in={other.key}", status=404)
