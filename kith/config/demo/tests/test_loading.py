"""The demo in a database: the same words each time, everything consistent, and never beside real people."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.test import TestCase

from kith.base.kit.clock import now
from kith.config.demo import DemoRefused, load
from kith.config.demo.communities import COMMUNITIES
from kith.members.communities.models import Community, Duty, Membership, Transition
from kith.members.people.models import Address, Person
from kith.members.people.queries import demo_people
from kith.rooms.forums.models import Board
from kith.services.activity.models import Entry
from kith.services.activity.projections import lag
from kith.services.conversations.models import Post, Revision, Thread

SENTENCE = "Westmere Network: 56 people, 9 communities, 123 conversations."


def _words() -> list[tuple]:
    order = ("posted_at", "thread__title", "position")
    fields = ("community__slug", "thread__title", "author__name", "position", "format", "source", "html")
    return list(Post.objects.order_by(*order).values_list(*fields))


class _Undo(Exception):
    """Raised to take back what a transaction did."""


@pytest.mark.slow
@pytest.mark.django_db
def test_it_loads_the_same_twice_and_leaves_nothing_to_catch_up():
    seen: list[tuple[int, int]] = []
    with pytest.raises(_Undo), transaction.atomic():
        assert load(lambda done, whole: seen.append((done, whole))) == SENTENCE
        assert set(lag().values()) <= {0}
        first = _words()
        raise _Undo
    assert seen == [(done, len(seen)) for done in range(1, len(seen) + 1)]
    assert not Person.objects.exists()
    assert load() == SENTENCE
    assert _words() == first


@pytest.mark.slow
class TestLoaded(TestCase):
    """The demo is loaded once for all of these."""

    @classmethod
    def setUpTestData(cls):
        load()

    def test_it_refuses_to_load_again(self):
        before = Post.objects.count()
        with pytest.raises(DemoRefused, match="There is already a network here"):
            load()
        assert Post.objects.count() == before

    def test_counts(self):
        kinds = {"discussion": 70, "question": 30, "story": 20, "news": 4}
        assert {kind: Thread.objects.filter(kind=kind).count() for kind in kinds} == kinds
        posts = {plan.slug: Post.objects.filter(community__slug=plan.slug).count() for plan in COMMUNITIES}
        assert posts == {
            "deteriorating-patients": 213,
            "peer-network-leads": 120,
            "classroom-calm": 94,
            "falls-in-care-homes": 22,
            "volunteer-coordinators": 28,
            "last-days-well": 20,
            "qi-coaches": 26,
            "food-together": 23,
            "data-for-the-curious": 0,
        }
        assert Post.objects.filter(format="mail").count() == 1

    def test_whoever_wrote_belonged(self):
        belonged = Membership.objects.filter(
            community=OuterRef("community"), person=OuterRef("author"), joined_at__lte=OuterRef("posted_at")
        )
        assert not Post.objects.filter(is_unnamed=False).exclude(Exists(belonged)).exists()
        left = Transition.objects.filter(
            community=OuterRef("community"),
            membership__person=OuterRef("author"),
            state="left",
            at__lt=OuterRef("posted_at"),
        )
        assert not Post.objects.filter(Exists(left)).exists()

    def test_each_thread_agrees_with_its_posts(self):
        for thread in Thread.objects.all():
            posts = list(thread.posts.order_by("position"))
            assert [post.position for post in posts] == list(range(1, thread.post_count + 1))
            moments = [post.posted_at for post in posts]
            assert moments == sorted(moments)
            assert (thread.started_at, thread.last_post_at) == (moments[0], moments[-1])
            assert thread.last_post_by_id == posts[-1].author_id
            others = [post.posted_at for post in posts if post.author_id != thread.started_by_id]
            assert thread.first_reply_at == min(others, default=None)

    def test_who_waits_for_a_first_reply(self):
        waiting = Thread.objects.filter(kind="question", state="open", first_reply_at=None)
        assert sorted(waiting.values_list("community__slug", "started_by__name")) == [
            ("classroom-calm", "Ellie Nash"),
            ("deteriorating-patients", "Callum Brodie"),
            ("deteriorating-patients", "Sam Whitlock"),
            ("peer-network-leads", "Nasreen Malik"),
            ("volunteer-coordinators", "Moira Flint"),
        ]
        assert Thread.objects.filter(state="answered").count() == 19

    def test_who_looks_after_what(self):
        held = Duty.objects.filter(until=None).order_by("community__slug", "person__name")
        assert list(held.values_list("community__slug", "person__name", "kind")) == [
            ("data-for-the-curious", "Greta Lindholm", "convenor"),
            ("deteriorating-patients", "Priya Nair", "facilitator"),
            ("deteriorating-patients", "Tom Ashworth", "convenor"),
            ("falls-in-care-homes", "Priya Nair", "convenor"),
            ("food-together", "Comfort Asante", "convenor"),
            ("last-days-well", "Marian Szewczyk", "convenor"),
            ("network", "Anita Clough", "administrator"),
            ("peer-network-leads", "Colin Draper", "convenor"),
            ("peer-network-leads", "Meera Joshi", "convenor"),
            ("qi-coaches", "Neil Stockdale", "convenor"),
            ("volunteer-coordinators", "Dawn Hathersage", "convenor"),
        ]

    def test_thirteen_sit_at_the_table(self):
        table = Membership.objects.filter(community__slug="peer-network-leads")
        assert table.filter(state="active").count() == 13
        assert sorted(table.filter(state="left").values_list("person__name", flat=True)) == [
            "Dilwyn Tranter",
            "Ros Whittaker",
        ]

    def test_one_community_is_new_and_empty(self):
        new = Community.objects.get(slug="data-for-the-curious")
        assert now() - timedelta(days=6) < new.founded_at
        assert Board.objects.filter(community=new).count() == 0
        assert Membership.objects.filter(community=new).count() == 3

    def test_general_discussion_is_the_network_s(self):
        board = Board.objects.get(slug="general")
        assert (board.community.kind, board.audience.level) == ("network", "network")
        assert Thread.objects.filter(audience=board.audience).count() == 6
        public = Thread.objects.filter(audience__level="public")
        assert sorted(public.values_list("community__slug", flat=True)) == [
            "classroom-calm",
            "deteriorating-patients",
            "deteriorating-patients",
        ]

    def test_nobody_has_a_real_address(self):
        places = Address.objects.values_list("address", flat=True)
        assert {address.split("@")[1] for address in places} == {"demo.example", "members.example"}
        assert Address.objects.filter(verified_at=None).count() == 0
        # A convenor and a newcomer come first.
        assert [face.name for face in demo_people()] == [
            "Tom Ashworth",
            "Sam Whitlock",
            "Joyce Adeyemi",
            "Anita Clough",
            "Meera Joshi",
            "Greta Lindholm",
            "Denise Parry",
            "Priya Nair",
            "Winston Clarke",
            "Fern Gallacher",
            "Tamsin Oakes",
            "Kerry-Ann Doyle",
        ]
        assert all(face.pointer for face in demo_people())

    def test_everything_happened_in_order_and_before_now(self):
        # What bears no name bears no time but the day.
        timed = Entry.objects.exclude(verb="conversations.started", by=None)
        moments = list(timed.order_by("id").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] <= now()
        assert Person.objects.filter(created_at__gt=now() - timedelta(hours=1)).count() == 0
        assert Post.objects.filter(edited_at__lt=F("posted_at")).count() == 0
        revisions = Revision.objects.values_list("by__name", "post__thread__title")
        assert sorted(revisions) == [
            ("Lorna Tait", "He was going to wind the clocks"),
            ("Mo Farooq", "The dark countdown. Works every time"),
        ]
