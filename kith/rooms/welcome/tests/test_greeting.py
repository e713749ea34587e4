import pytest
from django.core import mail
from django.core.cache import cache

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.models import Membership
from kith.members.communities.stepping import membership_by
from kith.members.people.models import Person
from kith.rooms.welcome import queries
from kith.rooms.welcome.access import may_welcome, people_who_may_read, welcomes_visible_to
from kith.rooms.welcome.actions.greeting import set_aside, welcome
from kith.rooms.welcome.actions.posting import post_welcome, stop_letters
from kith.rooms.welcome.models import Welcome
from kith.rooms.welcome.tests.cast import later, of
from kith.services.activity.models import Entry
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def hello(cast: Cast, by=None, words: str = "Good to have you.") -> Welcome:
    return welcome(of(cast.weavers, cast.nia), by=by or cast.ben, words=words)


def test_the_first_hello_sets_when_somebody_was_welcomed_and_more_may_follow():
    cast = build_cast()
    assert of(cast.weavers, cast.nia).welcomed_at is None
    first = hello(cast)
    hello(cast, by=cast.ada)
    assert of(cast.weavers, cast.nia).welcomed_at == first.at
    assert queries.welcomed_by(cast.weavers.pk, [cast.nia.pk]) == {cast.nia.pk: ["Ben Talbot", "Ada Okafor"]}


def test_a_form_sent_twice_says_hello_once():
    cast = build_cast()
    assert hello(cast) == hello(cast, words="Again.")
    assert Welcome.objects.get().words == "Good to have you."


def test_who_may_say_hello():
    cast = build_cast()
    newcomer = of(cast.weavers, cast.nia)
    may = {name for name, person in cast.everyone().items() if may_welcome(person, newcomer)}
    assert may == {"ada", "ben"}
    with pytest.raises(Refusal):
        hello(cast, by=cast.eve)
    later(newcomer, "joined_at", days=29)
    assert not may_welcome(cast.ben, newcomer)


def test_nobody_welcomes_whoever_founded_it():
    cast = build_cast()
    assert not may_welcome(cast.ben, of(cast.weavers, cast.ada))


def test_words_are_read_by_the_two_and_that_it_was_said_by_members():
    cast = build_cast()
    made = hello(cast)
    reads = {
        name for name, person in cast.everyone().items() if welcomes_visible_to(person).filter(pk=made.pk)
    }
    who = set(Person.objects.filter(people_who_may_read(made)).values_list("name", flat=True))
    assert (reads, who) == ({"ben", "nia"}, {"Ben Talbot", "Nia Prosser"})
    cache.clear()
    assert "Good to have you." in open_page(visit(cast.nia), "/c/weavers/").content.decode()
    ada = open_page(visit(cast.ada), "/c/weavers/").content.decode()
    assert "Welcomed by Ben Talbot." in ada and "Good to have you." not in ada
    assert "Ben Talbot" not in open_page(visit(cast.eve), "/c/weavers/").content.decode()
    entry = Entry.objects.get(verb="welcome.welcomed")
    assert entry.audience.level == "community"


def test_it_is_never_prefilled_and_wants_words():
    cast = build_cast()
    ben, where = visit(cast.ben), f"/c/weavers/welcome/to/{cast.nia.key}/"
    html = open_page(ben, where).content.decode()
    assert '<textarea class="in" rows="4"' in html and "required>\n</textarea>" in html
    assert ben.post(where, {"words": "  "}).status_code == 422
    answer = ben.post(where, {"words": "Come and see the loom."})
    assert (answer.status_code, answer["Location"]) == (303, "/c/weavers/")
    assert "You said hello" in open_page(ben, where).content.decode()
    assert visit(cast.eve).get(where).status_code == 403
    assert visit(cast.nia).get(where).status_code == 404


def test_the_letter_comes_once_in_plain_words_and_can_be_stopped():
    cast = build_cast()
    made = hello(cast)
    post_welcome(made.pk)
    post_welcome(made.pk)
    (letter,) = mail.outbox
    assert letter.subject == "Ben Talbot says hello from Weavers" and letter.to == ["nia@cast.example"]
    assert "Good to have you." in letter.body and "&" not in letter.body
    (step,) = [line for line in letter.body.splitlines() if "/membership/" in line]
    assert membership_by(step.rstrip("/").rpartition("/")[2]) == of(cast.weavers, cast.nia)
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>").partition("://")[2].partition("/")[2]
    stranger = visit()
    assert "Stop them" in open_page(stranger, f"/{stop}").content.decode()
    post_welcome(hello(cast, by=cast.ada).pk)
    assert len(mail.outbox) == 2
    stranger.post(f"/{stop}")
    stop_letters(cast.nia)
    admit(cast.potters, cast.nia, by=cast.nia)
    post_welcome(welcome(of(cast.potters, cast.nia), by=cast.eve, words="Clay for you.").pk)
    assert len(mail.outbox) == 2
    assert stranger.get("/welcome/stop/not-a-token/").status_code == 404


def test_who_comes_back_after_leaving_comes_in_anew():
    cast = build_cast()
    hello(cast)
    leave(cast.weavers, by=cast.nia)
    admit(cast.weavers, cast.nia, by=cast.nia)
    assert of(cast.weavers, cast.nia).welcomed_at is None
    assert queries.welcomed_by(cast.weavers.pk, [cast.nia.pk]) == {}
    hello(cast, words="Good to have you back.")
    assert Welcome.objects.count() == 2


def test_after_a_fortnight_it_rests():
    cast = build_cast()
    ben = visit(cast.ben)
    assert "Say hello to Nia" in open_page(ben, "/c/weavers/").content.decode()
    later(of(cast.weavers, cast.nia), "joined_at", days=15)
    assert "Say hello to Nia" not in open_page(ben, "/c/weavers/").content.decode()


BOX = "To begin with, if you’d like"


def box(person) -> str:
    html = open_page(visit(person), "/c/weavers/").content.decode()
    return html.partition(BOX)[2].partition("</section>")[0]


def test_first_steps_are_three_small_things_and_reading_along_is_fine():
    cast = build_cast()
    html = box(cast.nia)
    assert "Reading along is fine" in html and html.count("Rather not:") == 3
    assert [words in html for words in ("Say hello", "Say what you’d like to learn", "Read how we work")] == [
        True
    ] * 3
    assert not any(mark in html for mark in ("%", "checkbox", "of 3"))
    assert box(cast.ada) == ""


def test_a_step_set_aside_is_not_offered_again_and_all_of_them_end_the_box():
    cast = build_cast()
    nia = visit(cast.nia)
    nia.post("/c/weavers/welcome/steps/", {"step": "learn"})
    assert "Say what you’d like to learn" not in box(cast.nia) and box(cast.nia).count("Rather not:") == 2
    assert box(cast.ben).count("Rather not:") == 3
    nia.post("/c/weavers/welcome/steps/", {"step": "all"})
    assert box(cast.nia) == ""
    assert nia.post("/c/weavers/welcome/steps/", {"step": "everything"}).status_code == 400
    with pytest.raises(Refusal):
        set_aside(of(cast.weavers, cast.nia), "learn", by=cast.ben)


def test_the_box_goes_when_one_is_done_after_four_weeks_and_for_who_is_away():
    from kith.members.communities.actions.pausing import come_back, pause
    from kith.members.profiles.actions.writing import write_profile
    from kith.services.conversations.actions.replying import reply
    from tests.cast import a_thread

    cast = build_cast()
    pause(cast.weavers, by=cast.nia)
    assert box(cast.nia) == ""
    come_back(cast.weavers, by=cast.nia)
    assert box(cast.nia) and box(cast.ben)
    write_profile(cast.nia, by=cast.nia, asks=["How to warp a loom"])
    reply(a_thread(cast), by=cast.ben, source="Thank you.")
    assert box(cast.nia) == "" and box(cast.ben) == ""
    admit(cast.weavers, cast.eve, by=cast.ada)
    assert box(cast.eve)
    later(of(cast.weavers, cast.eve), "joined_at", days=29)
    assert box(cast.eve) == ""


def test_a_founder_was_welcomed_by_nobody_and_waits_for_none():
    cast = build_cast()
    assert Membership.objects.filter(person=cast.ada, community=cast.weavers, welcomed_at=None).exists()
    assert "Say hello to Ada" not in open_page(visit(cast.nia), "/c/weavers/").content.decode()
