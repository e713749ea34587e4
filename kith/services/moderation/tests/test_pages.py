from kith.members.communities.models import Duty
from kith.rooms.forums.pieces import forget
from kith.services.conversations.actions.replying import reply
from kith.services.moderation import queries
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import recognise, report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Act, Concern
from tests.cast import a_thread, visit
from tests.pages import assert_same_statements, open_page

State = Concern.State
CARE = "/c/weavers/care/"


def page(who, address, status=200) -> str:
    return open_page(visit(who), address, status).content.decode()


def at(concern, tail="") -> str:
    return f"{CARE}concerns/{concern.key}/{tail}"


def thread_page(post) -> str:
    return f"/c/weavers/conversations/{post.thread.key}/"


def test_one_tap_hides_it_and_the_next_page_says_so_and_offers_to_undo_it(cast, post):
    client = visit(cast.ben)
    assert 'form="recognised"' in open_page(client, thread_page(post)).content.decode()
    response = client.post(f"{CARE}recognised/post/{post.key}/", follow=True)
    html = response.content.decode()
    assert (response.status_code, Concern.objects.get().kind) == (200, "recognised")
    assert "It’s out of sight for everyone but its author" in html
    assert "That was a slip, put it back" in html
    # Pressed twice, it leads to the same page.
    again = client.post(f"{CARE}recognised/post/{post.key}/", follow=True)
    assert again.redirect_chain == response.redirect_chain
    client.post(at(Concern.objects.get(), "withdrawal/"))
    forget()
    assert "bed four" in page(cast.ada, thread_page(post))


def test_where_it_stood_a_place_is_left_without_word_or_name(cast, post, thing):
    page(cast.ada, thread_page(post))
    recognise(thing, by=cast.ben)
    for who in (cast.ada, cast.ben):
        html = page(who, thread_page(post))
        assert "Something that stood here isn’t shown." in html
        assert "bed four" not in html
        assert "Nia Prosser" not in html
        assert html.count('form="recognised"') == (0 if who == cast.ada else 1)
    mine = page(cast.nia, thread_page(post))
    assert f'href="{CARE}"' in mine
    assert "You wrote it, so you can still read it." in mine


def test_its_author_is_told_kindly_and_can_mend_it(cast, post, thing):
    concern = recognise(thing, by=cast.ben)
    html = page(cast.nia, at(concern))
    assert "That happens easily." in html
    assert "Mrs Quill in bed four wove." in html
    assert "Ben" not in html
    assert visit(cast.nia).post(at(concern, "mending/"), {"source": ""}).status_code == 422
    assert visit(cast.ada).post(at(concern, "mending/"), {"source": "Mine."}).status_code == 403
    assert visit(cast.nia).post(at(concern, "mending/"), {"source": "A patient wove."}).status_code == 303
    assert "A patient wove." in page(cast.ada, at(concern))
    assert "That happens easily." in page(cast.nia, CARE)
    assert page(cast.nia, f"/c/weavers/posts/{post.key}/edit/")


def test_each_sees_their_own_side_and_others_nothing(cast, post, thing):
    concern = report(thing, by=cast.ben, words="It names a patient.")
    seen = {name: visit(who).get(at(concern)).status_code for name, who in cast.everyone().items()}
    allowed = {name: 200 if name in ("ada", "ben") else 404 for name in cast.everyone()}
    assert seen == {**allowed, "stranger": 302}
    assert "It names a patient." in page(cast.ada, at(concern))
    decide(concern, by=cast.ada, verdict=State.ASKED, why="Leave the bed out, please.")
    html = page(cast.nia, at(concern))
    assert "Leave the bed out, please." in html
    for private in ("It names a patient.", "Ben", "Ada"):
        assert private not in html.replace("Ada’s", "")
    assert "Its author has been asked to change it." in page(cast.ben, at(concern))
    assert "bed four" not in page(cast.ben, at(concern))


def test_a_report_says_first_who_will_read_it(cast, post):
    address = f"{CARE}reports/post/{post.key}/"
    assert "The people who look after Weavers read this, and nobody else." in page(cast.ben, address)
    of_ada = f"{CARE}reports/post/{post.thread.posts.get(position=1).key}/"
    assert "The people who support the network read this. Nobody in Weavers does." in page(cast.ben, of_ada)
    Duty.objects.filter(community=cast.weavers).delete()
    assert "Nobody looks after Weavers at the moment, so another member decides." in page(cast.ben, address)
    assert page(cast.eve, address, 404)
    assert visit(cast.ben).post(address, {"words": ""}).status_code == 422
    response = visit(cast.ben).post(address, {"words": "It names someone."}, follow=True)
    assert "It names someone." in response.content.decode()


def test_who_decides_finds_it_and_says_what_should_happen(cast, post, thing):
    concern = report(thing, by=cast.ben, words="It names a patient.")
    assert at(concern) in page(cast.ada, CARE)
    assert at(concern) not in page(cast.nia, CARE)
    assert visit(cast.ada).post(at(concern, "look/")).status_code == 303
    assert visit(cast.ada).post(at(concern, "decision/"), {"why": "Hm."}).status_code == 422
    response = visit(cast.ada).post(
        at(concern, "decision/"), {"verdict": "hidden", "why": "Hm."}, follow=True
    )
    assert "It was looked at, and it’s out of sight now." in response.content.decode()
    appealed = visit(cast.nia).post(at(concern, "appeal/"), {"words": "It’s harmless."}, follow=True)
    assert "Nobody who decided before will decide this." in appealed.content.decode()
    assert at(concern.appeal) not in page(cast.ada, CARE).split("What you said")[0]


def test_the_networks_support_finds_what_is_said_of_keepers(cast):
    concern = report(thing_of("conversations.post", a_thread(cast).posts.get().pk), by=cast.ben, words="Hm.")
    assert visit(cast.sam).get("/network/care/")["Location"] == "/c/network/care/"
    assert 'href="/network/care/"' in page(cast.sam, CARE)
    assert 'href="/network/care/"' not in page(cast.ada, CARE)
    assert at(concern) in page(cast.sam, "/c/network/care/")
    assert at(concern) not in page(cast.ada, CARE)
    assert "Hm." in page(cast.sam, at(concern))


def test_the_log_is_open_in_general_words_and_in_full_to_keepers(cast, post, thing):
    decide(report(thing, by=cast.ben, words="Hm."), by=cast.ada, verdict=State.HIDDEN, why="Too close.")
    general, full = page(cast.nia, f"{CARE}log/"), page(cast.ada, f"{CARE}log/")
    assert "Somebody said that something wasn’t right. It’s out of sight." in general
    assert "Too close." not in general
    assert "Ada Okafor" not in general.split("<main")[1].split("</main>")[0]
    assert ("Too close." in full, "Ben Talbot" in full) == (True, False)
    assert visit(cast.eve).get(f"{CARE}log/").status_code == 403


def test_the_pages_take_the_same_statements_for_one_and_for_thirty(cast):
    thread = a_thread(cast)

    def add(count):
        for number in range(count):
            post = reply(thread, by=cast.nia, source=f"Words {number}.")
            concern = report(thing_of("conversations.post", post.pk), by=cast.ben, words="Hm.")
            if number % 2:
                decide(concern, by=cast.ada, verdict=State.STAYS)
            Act.objects.all().delete()

    assert_same_statements(visit(cast.ada), CARE, add)
    assert_same_statements(visit(cast.ben), CARE, add)
    assert_same_statements(visit(cast.ada), f"{CARE}log/", add)


def test_care_is_in_the_navigation_of_members(cast):
    assert f'href="{CARE}"' in page(cast.ben, "/c/weavers/about/")
    assert f'href="{CARE}"' not in page(cast.eve, "/c/weavers/about/")


def test_what_others_look_at_keeps_nobody_from_what_is_theirs(cast, thing, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 2)
    for number in range(3):
        ada_s = reply(a_thread(cast), by=cast.ada, source=f"Mrs Quill, word {number}.")
        report(thing_of("conversations.post", ada_s.pk), by=cast.ben, words="Hm.")
    later = report(thing, by=cast.ben, words="Hm.")
    assert [case.concern for case in queries.queue(cast.weavers, cast.ada)] == [later]
