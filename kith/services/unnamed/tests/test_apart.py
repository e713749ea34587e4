"""What bears no name stays apart from what bears one: nothing done to a conversation tells whose it is."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from kith.services.unnamed.tests.asking import allowed, asked, first
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return allowed(build_cast())


@pytest.mark.parametrize("older", ["with", "without"])
def test_it_is_put_together_with_nothing(cast, older):
    # Without a name it bears the beginning of its day.
    at = now() - timedelta(days=2)
    made = {older: asked(cast, title=older, by=cast.ben, without_name=older == "without", at=at)}
    other = {"with": "without", "without": "with"}[older]
    made[other] = asked(cast, title=other, by=cast.ben, without_name=other == "without")
    assert made[older].started_at < made[other].started_at
    with pytest.raises(Refusal) as no:
        join(made["with"], made["without"], by=cast.ada)
    assert no.value.code == "not-allowed" and Thread.objects.count() == 2
    later = reply(made["with"], by=cast.ben, source="Still with my name.")
    assert (later.author_id, Post.objects.filter(is_unnamed=True).count()) == (cast.ben.pk, 1)


def test_two_that_bear_names_go_together(cast):
    one, two = (asked(cast, title=f"{number}", by=cast.ben, without_name=False) for number in range(2))
    assert join(one, two, by=cast.ada).post_count == 2


def test_the_page_says_so_before(cast):
    plain, apart = asked(cast, by=cast.nia, without_name=False), asked(cast)
    ada = visit(cast.ada)
    of = "/c/weavers/conversations/{}/join/"
    page = ada.get(of.format(apart.key))
    assert "stays a conversation of its own" in page.text and 'name="other"' not in page.text
    page = ada.get(of.format(plain.key))
    assert "stays a conversation of its own" not in page.text and 'name="other"' in page.text
    page = ada.get(of.format(plain.key), {"other": f"/c/weavers/conversations/{apart.key}/"})
    assert page.status_code == 422 and "could tell whose it is" in page.text
    assert first(apart).is_unnamed
