"""What a convenor should meet in their first five minutes in the demo, each where its readers meet it.

A gathering closed by members and a refused consent are told in conversations; they get rooms of their own.
"""

from kith.config.demo.tests.eyes import CALM, DP, Eyes
from kith.services.conversations.models import Post

NEW = "/c/data-for-the-curious/"


class FiveMinutes(Eyes):
    """Tests for a test case that has loaded the demo."""

    def test_the_shelf_is_in_order_and_says_how_each_is_joined(self):
        names = (
            *("Classroom Calm", "Data for the Curious", "Deteriorating Patients", "Falls in Care Homes"),
            *("Food Together", "Last Days Well", "Members invite each other.", "Peer Network Leads"),
            *("You ask to join, and get an answer with reasons.", "QI Coaches", "Volunteer Coordinators"),
        )
        for tag in ("", "sam"):
            self.goes(*names, path="/communities/", at=tag)
        self.stands("Open to anyone. Join when you like.", "/communities/", at=("", "sam"))

    def test_a_frightened_question_is_answered(self):
        asked = self.thread("I keep writing “not herself” and then being right. What should I write instead?")
        self.goes(
            "Answered, says who asked",
            "I’m a bit frightened of asking it at work.",
            "You’re allowed to want something.",
            "But I did sleep.",
            path=asked,
            at="sam",
        )
        self.stands("But I did sleep.", asked, at=("sam", "ife"), but_not=("kerry", ""))

    def test_one_reply_came_by_mail_and_is_folded_as_mail_is(self):
        asked = self.thread("What are the magic words?")
        self.goes(
            "Ruth Kessler",
            "I can't get her up on my own any more",
            "Signature: -- Ruth Kessler, community nursing, east side",
            "Quoted text, 2 lines: On Friday Denise Parry wrote:",
            "it’s in my purse next to the bus pass",
            path=asked,
            at="sam",
        )
        self.stands("community nursing, east side", asked, at=("denise",), but_not=("kerry", ""))

    def test_a_quiet_member_is_welcomed(self):
        told = self.thread("The hour before the day staff")
        self.goes(
            "I don’t usually write.",
            "I’m very glad you’ve said hello properly.",
            "I’ll go back to reading now for a bit.",
            path=told,
            at="sam",
        )
        self.stands("I have made them look well.", told, at=("bev",), but_not=("kerry", ""))

    def test_members_close_a_gathering_themselves_while_their_convenor_is_away(self):
        away = self.thread("Tom’s off. Is there a clinic tonight?")
        self.goes("I don’t have the link either.", "I’ll hold the questions.", path=away, at="sam")
        closed = self.thread("What we did without Tom")
        self.goes("who’s going to shut the gate?", "not being the one who shuts", path=closed, at="sam")
        self.stands("who’s going to shut the gate?", closed, at=("tom",), but_not=("kerry", ""))

    def test_an_unpopular_disagreement_changes_what_is_decided(self):
        said = self.thread("You meet at half past twelve. I’m asleep at half past twelve")
        self.goes(
            "I’m going to say the unpopular thing",
            "somebody gets left out whichever way we jump",
            "send one question in beforehand",
            "I’ve been asked properly",
            path=said,
            at="sam",
        )
        kept = self.thread("Notes from the first half-past-nine")
        self.stands("Helen’s question went first", kept, at=("sam", "helen"), but_not=("kerry", ""))

    def test_a_failure_stays_where_it_can_be_read(self):
        told = self.thread("The dark countdown, in my room")
        self.goes("It took us fifty minutes", "Change it and leave the scar showing.", path=told, at="ellie")
        tip = Post.objects.get(thread__title="The dark countdown. Works every time", position=1)
        history = f"{CALM}posts/{tip.key}/history/"
        self.goes("Do it in any class!", "It doesn’t, and please don’t.", path=history, at="ellie")
        self.stands("Do it in any class!", history, at=("mo",), but_not=("sam", ""))
        assert "Do it in any class!" not in self.words(f"/posts/{tip.key}/", "ellie")

    def test_a_refused_consent_is_honoured(self):
        shared = self.thread("Six things that settled a room, and where")
        gap = "One tip is missing because the person who said it would rather it stayed with us."
        self.stands(gap, shared, at=("", "sam", "kerry"))
        self.stands("What do I need to know about this room?", shared, at=(), but_not=("", "sam", "kerry"))
        self.stands(
            "And Mum can’t say yes to her hands.",
            self.thread("About the slide with my words on it"),
            at=("denise", "tom", "sam"),
            but_not=("kerry", ""),
        )

    def test_a_new_community_is_empty_and_says_how_to_begin(self):
        self.stands("Start the first conversation", NEW, at=("greta", "dawn"), but_not=("sam", ""))
        self.stands("Nobody has said anything", f"{NEW}conversations/", at=("greta", "neil"))
        self.stands("Join Data for the Curious", NEW, at=("sam",), but_not=("greta",))
        self.stands("Nothing here that you can read yet.", f"{NEW}conversations/", at=("sam", ""))
        self.stands("Data for the Curious", "/communities/", at=("sam", ""))
        self.stands(
            "I’ve only put the chairs out", self.thread("A new one: Data for the Curious"), at=("sam",)
        )

    def test_nothing_of_this_reaches_whoever_asks_from_outside(self):
        home = self.words(DP)
        assert "She held her arms out" in home
        for title in (
            "The hour before the day staff",
            "What we did without Tom",
            "Who tells the family, and when?",
        ):
            assert title not in home
