"""What the demo's storylines promise stands on the pages: for who may read it, and for nobody else."""

import html

import pytest
from django.test import TestCase

from kith.config.demo import load
from kith.members.people.models import Person
from kith.rooms.kinship.models import Circle
from kith.services.conversations.models import Thread
from kith.services.jobs.models import Job
from tests.cast import visit

DP, TABLE = "/c/deteriorating-patients/", "/c/peer-network-leads/"


@pytest.mark.slow
class TestStorylines(TestCase):
    """The demo is loaded once for all of these."""

    @classmethod
    def setUpTestData(cls):
        load()

    def page(self, path: str, tag: str = "") -> str:
        """Return the words of a page as somebody finds it, "" where they don't; no tag: a stranger."""
        person = self.person(tag) if tag else None
        answer = visit(person).get(path)
        return html.unescape(answer.content.decode()) if answer.status_code == 200 else ""

    def person(self, tag: str) -> Person:
        return Person.objects.get(addresses__address__startswith=f"{tag}@")

    def stands(self, words: str, path: str, *, at: tuple[str, ...], but_not: tuple[str, ...] = ()) -> None:
        """Check who finds the words on a page; "" is a stranger."""
        seen = {tag: words in self.page(path, tag) for tag in (*at, *but_not)}
        assert seen == {**dict.fromkeys(at, True), **dict.fromkeys(but_not, False)}

    def thread(self, title: str) -> str:
        thread = Thread.objects.get(title=title)
        return f"/posts/{thread.posts.get(position=1).key}/"

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

    def test_night_staff_talk_among_themselves(self):
        group = Circle.objects.get(group__name="Nights").group
        self.stands(
            "First name on the list", f"{DP}groups/{group.key}/", at=("bev",), but_not=("tom", "kerry")
        )
        self.stands(
            "You found the person.", self.thread("First name on the list"), at=(), but_not=("tom", "")
        )

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
