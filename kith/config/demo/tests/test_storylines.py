"""What the demo's storylines promise stands on the pages: for who may read it, and for nobody else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import TestCase

from kith.base.kit.clock import now
from kith.config.demo import load
from kith.config.demo.tests.eyes import CALM, DP, TABLE
from kith.config.demo.tests.five_minutes import FiveMinutes
from kith.rooms.kinship.models import Circle
from kith.rooms.letters.access import exchanges_visible_to
from kith.rooms.welcome.access import welcomes_visible_to
from kith.services.conversations.models import Post
from kith.services.jobs.models import Job
from kith.services.moderation.models import Concern

LAST_DAYS = "/c/last-days-well/"


@pytest.mark.slow
class TestStorylines(FiveMinutes, TestCase):
    """The demo is loaded once for all of these, and for what a convenor meets in five minutes."""

    @classmethod
    def setUpTestData(cls):
        load()

    def test_nothing_waits_to_be_mailed(self):
        assert Job.objects.count() == 0

    def test_a_profile_speaks_in_its_own_voice(self):
        gethin = f"/people/{self.person('gethin').key}/"
        self.stands("Cymraeg (my first), English", gethin, at=("sam", "kerry"), but_not=("",))
        self.stands("Cwm Hallow mountain rescue", gethin, at=("sam",), but_not=("kerry", ""))

    def test_a_network_s_page_finds_whoever_helps(self):
        self.stands("Meera Joshi", "/people/?q=ringing", at=("anita", "sam"), but_not=("",))

    def test_a_newcomer_finds_a_hello_and_somebody_to_ask(self):
        home = self.page(DP, "sam") + self.page(f"{DP}welcome/", "sam")
        assert "you looked after my auntie. if its half ten at night" in home
        self.stands("Nights in a home. Write to me when it’s quiet.", f"{DP}welcome/", at=("sam",))

    def test_a_frightened_question_came_to_five_lines(self):
        asked = self.thread("I keep writing “not herself” and then being right. What should I write instead?")
        self.stands("Start from usually.", asked, at=("joyce", "bev"), but_not=())
        self.stands("This helped, says who asked", asked, at=("bev",), but_not=())
        answers = self.page(f"{DP}conversations/answers/", "bev")
        assert ("What are the magic words?" in answers, "Start from usually." in answers) == (True, True)

    def test_night_staff_talk_among_themselves(self):
        group = Circle.objects.get(group__name="Nights").group
        self.stands(
            "First name on the list", f"{DP}groups/{group.key}/", at=("bev",), but_not=("tom", "kerry")
        )
        said = self.thread("First name on the list")
        self.stands("You found the person.", said, at=("bev", "winston"), but_not=("tom", "kerry", ""))

    def test_a_table_says_who_it_looks_for_and_answers_kindly(self):
        call = "We’ve plenty of shops and not many people whose members work in other people’s houses."
        self.stands(call, f"{TABLE}about/", at=("", "kerry", "meera"))
        self.stands(
            "we’re not going to offer you the chair", f"{TABLE}apply/", at=("harriet",), but_not=("sam",)
        )
        self.stands(
            "I was the only one there, with eleven lunches.",
            f"{TABLE}admissions/",
            at=("meera", "colin"),
            but_not=("gus", "kerry", ""),
        )

    def test_a_charter_was_tightened_after_a_leak(self):
        self.stands("and the kind of business", f"{TABLE}charter/2/", at=("", "kerry", "gus"))
        self.stands("Don’t share names.", f"{TABLE}charter/1/", at=("", "gus"))
        asked = {
            tag: "/charter/acceptance/" in self.page(f"{TABLE}charter/", tag)
            for tag in ("gus", "viv", "pete")
        }
        assert asked == {"gus": True, "viv": True, "pete": False}

    def test_two_share_a_convenor_s_work(self):
        about = self.page(f"{TABLE}about/", "")
        assert "Meera Joshi" in self.page(f"{TABLE}about/", "gus")
        assert "Colin Draper" in self.page(f"{TABLE}about/", "gus")
        assert "Ros Whittaker" not in about

    def test_where_a_community_is_was_said_by_its_members(self):
        self.stands("finding our shape", f"{DP}about/", at=("", "sam"))

    def test_whoever_keeps_the_house_finds_something_to_read(self):
        self.stands("Food Together", "/fortnight/", at=("anita",))

    def test_safety_lines_stand_wherever_somebody_asks(self):
        for path in (f"{DP}conversations/new/", f"{CALM}conversations/new/", "/letters/to/{}/"):
            place = path.format(self.person("lorna").key)
            tag = "ellie" if path.startswith(CALM) else "sam"
            self.goes("tell your safeguarding lead today.", "Not for urgent advice.", path=place, at=tag)
        asked = self.thread("Two of us on at night. Is a huddle daft when it’s only two?")
        self.stands("Not for urgent advice.", asked, at=("sam", "bev"), but_not=("nerys", "kerry", ""))

    def test_a_worry_was_asked_without_a_name_and_answered(self):
        asked = self.thread("How do you go on ringing after you’ve been wrong?")
        self.stands("Someone here", asked, at=("sam", "tom", "owen"), but_not=("kerry", ""))
        assert [tag for tag in ("sam", "tom", "callum", "bev") if "Owen" in self.words(asked, tag)] == []
        self.stands("Tom Ashworth allowed it", f"{DP}about/", at=("owen",), but_not=("",))

    def test_a_coach_answers_with_a_formula(self):
        page = self.page(self.thread("When is a jump only a jump?"), "priya")
        assert [page.count("<math"), page.count('display="block"')] == [4, 1]

    def test_ife_was_welcomed_by_a_person_and_knows_whom_to_ask(self):
        hello = "that was me for a year. There’s no rush."
        read = {
            tag: [hello in one.words for one in welcomes_visible_to(self.person(tag))]
            for tag in ("ife", "joyce", "tom")
        }
        assert read == {"ife": [True], "joyce": [True], "tom": []}
        with time_machine.travel(welcomes_visible_to(self.person("ife")).get().at + timedelta(hours=1)):
            self.stands(hello, DP, at=("ife",), but_not=("tom", "kerry", ""))
        self.stands("Welcomed by Joyce Adeyemi", DP, at=("sam", "tom"), but_not=("ife", "kerry", ""))
        self.stands("Your first person to ask: Joyce Adeyemi", DP, at=("ife",), but_not=("sam", "joyce"))

    def test_a_post_in_which_somebody_could_be_recognised_was_hidden_looked_at_by_two_mended_and_is_back(
        self,
    ):
        told = self.thread("He was going to wind the clocks")
        mended = "worked with small careful things all his life"
        self.stands(mended, told, at=("sam", "nerys"), but_not=("kerry", ""))
        concern = f"{DP}care/concerns/{Concern.objects.get().key}/"
        self.goes(
            "Nobody has looked yet",
            "Being looked at (Priya Nair)",
            "Its author has been asked to change it (Tom Ashworth)",
            "Its author changed it, and it’s back (Lorna Tait)",
            path=concern,
            at="priya",
        )
        self.stands(
            "You changed it, and everyone can read it again.", concern, at=("lorna",), but_not=("sam",)
        )
        self.stands("Its author changed it.", f"{DP}care/log/", at=("sam",), but_not=("kerry", ""))

    def test_the_words_that_were_mended_are_nowhere_any_more(self):
        post = Post.objects.get(thread__title="He was going to wind the clocks", position=1)
        shown = (
            f"/posts/{post.key}/",
            f"{DP}posts/{post.key}/history/",
            "/search/?q=clock+shop",
            f"{DP}care/log/",
        )
        for path in shown:
            self.stands("bus station", path, at=(), but_not=("sam", "ruth", "tom", "lorna", "nerys"))
        self.stands("had the clock shop", "/search/?q=clock", at=(), but_not=("sam", "tom"))

    def test_one_takes_a_break_one_rests_and_one_moved_on_as_a_friend(self):
        mine = f"{DP}membership/"
        self.stands("You’re away until", mine, at=("aoife",), but_not=("tom", "glenys"))
        self.stands("You’re resting here. Nothing is lost", mine, at=("glenys",), but_not=("tom", "aoife"))
        self.stands("as a friend Spotting", mine, at=("nerys",), but_not=("tom", "kerry"))
        # Nobody else reads of anybody's break or rest; that somebody is a friend, they agreed to.
        for tag in ("aoife", "glenys"):
            page = f"{DP}people/{self.person(tag).key}/"
            seen = {word: word in self.words(page, "tom") for word in ("away", "resting", "break")}
            assert seen == {"away": False, "resting": False, "break": False}
        self.stands("Nerys Coles", f"{DP}friends/", at=("sam", "nerys"), but_not=("kerry", ""))
        asked = self.thread("Who tells the family, and when?")
        self.stands("I’m ringing you as a colleague.", asked, at=("nerys",), but_not=("kerry",))
        self.stands("Post reply", asked, at=("sam", "aoife", "glenys"), but_not=("nerys",))

    def test_two_write_to_each_other_and_nobody_else_reads_it(self):
        letter = re.search(r"/letters/\w{13}/", self.page("/letters/", "ife")).group()
        self.goes(
            "I told my mentor, and she had a list too.",
            "I’ll put you on the loudspeaker.",
            path=letter,
            at="ife",
        )
        self.stands("loudspeaker", letter, at=("joyce",), but_not=("tom", "anita", ""))
        held = {
            tag: exchanges_visible_to(self.person(tag)).count() for tag in ("ife", "joyce", "tom", "anita")
        }
        assert held == {"ife": 1, "joyce": 1, "tom": 0, "anita": 0}
        self.stands("Joyce Adeyemi", "/letters/", at=("ife",), but_not=("sam", "anita"))

    def test_two_are_asked_whether_they_would_like_to_meet(self):
        why = "two people on nights to look at how residents move"
        self.stands(why, "/introductions/", at=("sam", "lorna"), but_not=("ife", "anita", ""))
        self.stands("Yes, I’d like that", "/introductions/", at=("sam", "lorna"), but_not=("priya",))
        self.stands("Each of them is asked.", "/introductions/", at=("priya",), but_not=("sam", "lorna"))

    def test_an_open_invitation_ages_where_its_sender_sees_it(self):
        sent, place = "Two who sit with people", f"{LAST_DAYS}invitations/"
        self.stands(sent, place, at=("marian",), but_not=("edwin", "sam", ""))
        link = re.search(r"/invitations/\w{20,}/", self.page(place, "marian")).group()
        self.stands("I would like you to read with us before you write.", link, at=("", "sam"))
        ages = [self._age(place, days) for days in (0, 5, 12)]
        assert ages[1] - ages[0] == 5
        assert ages[2] - ages[1] == 7
        with time_machine.travel(now() + timedelta(days=12)):
            self.stands("and has run out.", place, at=("marian",))
            self.stands("I would like you to read with us", link, at=(), but_not=("", "sam"))

    def _age(self, place: str, days: int) -> int:
        with time_machine.travel(now() + timedelta(days=days)):
            return int(re.search(r"Sent (\d+) days ago", self.words(place, "marian")).group(1))

    def test_communities_say_what_they_are_to_each_other(self):
        why = "We ask where somebody was going when they fell."
        for slug in ("falls-in-care-homes", "deteriorating-patients"):
            self.stands(why, f"/c/{slug}/about/", at=("", "sam", "kerry"))
        self.stands("We grew out of Deteriorating Patients.", f"{LAST_DAYS}about/", at=("", "marian"))
        self.stands("Last Days Well grew out of us.", f"{DP}about/", at=("", "sam"))
        # One is proposed, and waits for the other community: their members read it, a stranger does not.
        proposed = "we’re giving the averages a room."
        self.stands(proposed, "/c/qi-coaches/related/", at=("neil",), but_not=("kerry", ""))

    def test_others_vouch_for_a_community(self):
        place = f"{CALM}recognition/"
        self.stands(
            "Vouched for by Volunteer Coordinators and Peer Network Leads.", f"{CALM}about/", at=("", "kerry")
        )
        self.stands("They say what didn’t work, louder than what did.", place, at=("", "kerry", "sam"))
        self.stands("Dawn Hathersage", place, at=("kerry", "sam"), but_not=("",))

    def test_where_nobody_convenes_it_says_so_and_asks(self):
        self.stands("Nobody convenes this one just now", CALM, at=("kerry", "sam", ""))
        self.stands("It needs a convenor", f"{CALM}about/", at=("kerry", "sam", ""))
        self.stands("I’ll do it for a while", f"{CALM}duties/", at=("kerry", "ellie"), but_not=("sam", ""))
        for other in (DP, TABLE, LAST_DAYS):
            self.stands("Nobody convenes this one", other, at=(), but_not=("tom", "marian", "meera", ""))
