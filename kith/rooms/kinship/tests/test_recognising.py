"""A community that began light is recognised later: by the network's support, or by two other communities."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.rooms.kinship.actions.recognising import abstain, ask, take_back, vouch
from kith.rooms.kinship.models import Abstention, Recognition
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def asked(cast):
    return ask(cast.potters, by=cast.eve, why="Three of us fire on Fridays.")


def is_recognised(recognition):
    return Recognition.objects.get(pk=recognition.pk).recognised_at is not None


def test_two_other_communities_are_enough_and_one_is_not():
    cast = build_cast()
    recognition = asked(cast)
    dyers = found_community(name="Dyers", by=cast.pat)
    vouch(recognition, by=cast.ada, as_of=cast.weavers, words="They lent us their kiln.")
    vouch(recognition, by=cast.ben, as_of=cast.weavers)
    assert not is_recognised(recognition)
    vouch(recognition, by=cast.pat, as_of=dyers)
    assert is_recognised(recognition)


def test_the_networks_support_is_enough():
    cast = build_cast()
    recognition = asked(cast)
    with pytest.raises(Refusal, match="not-allowed"):
        vouch(recognition, by=cast.raj, as_of=cast.network)
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    vouch(recognition, by=cast.raj, as_of=cast.network)
    assert is_recognised(recognition)


def test_nobody_vouches_for_their_own_or_from_where_they_do_not_belong():
    cast = build_cast()
    recognition = asked(cast)
    admit(cast.potters, cast.ben, by=cast.eve)
    for by, as_of in ((cast.eve, cast.potters), (cast.ben, cast.weavers), (cast.raj, cast.weavers)):
        with pytest.raises(Refusal, match="not-allowed"):
            vouch(recognition, by=by, as_of=as_of)
    assert vouch(recognition, by=cast.nia, as_of=cast.weavers).as_of == cast.weavers


def test_only_a_member_asks_and_who_asked_takes_it_back():
    cast = build_cast()
    with pytest.raises(Refusal, match="not-allowed"):
        ask(cast.potters, by=cast.ada, why="They’re good.")
    recognition = asked(cast)
    assert asked(cast) == recognition
    with pytest.raises(Refusal, match="not-allowed"):
        take_back(recognition, by=cast.ada)
    take_back(recognition, by=cast.eve)
    take_back(recognition, by=cast.eve)
    assert not Recognition.objects.exists()


def test_who_is_asked_may_rather_not_say_and_still_vouch_later():
    cast = build_cast()
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    recognition = asked(cast)
    page, words = "/c/potters/recognition/", "I’d rather not say"
    assert words in open_page(visit(cast.raj), page).content.decode()
    for person in (cast.eve, cast.ben, None):
        assert words not in open_page(visit(person), page).content.decode()
    with pytest.raises(Refusal, match="not-allowed"):
        abstain(recognition, by=cast.eve)
    for _twice in range(2):
        assert visit(cast.raj).post("/c/potters/recognition/abstention/").status_code == 303
    assert list(Abstention.objects.values_list("person", flat=True)) == [cast.raj.pk]
    assert words not in open_page(visit(cast.raj), page).content.decode()
    assert visit(cast.raj).post("/c/weavers/recognition/abstention/").status_code == 404
    vouch(recognition, by=cast.raj, as_of=cast.network)
    assert is_recognised(recognition)


def test_the_whole_way_on_the_pages():
    cast = build_cast()
    eve, ada = visit(cast.eve), visit(cast.ada)
    dyers = found_community(name="Dyers", by=cast.pat)
    open_page(eve, "/c/potters/recognition/")
    assert eve.post("/c/potters/recognition/", {"why": ""}).status_code == 422
    assert ada.post("/c/potters/recognition/", {"why": "They’re good."}).status_code == 403
    assert ada.post("/c/potters/recognition/vouchers/", {"as_of": "weavers"}).status_code == 404
    assert eve.post("/c/potters/recognition/", {"why": "We fire on Fridays."}).status_code == 303
    assert "Do you know their work?" in open_page(ada, "/c/potters/recognition/").content.decode()
    assert "Do you know their work?" not in open_page(eve, "/c/potters/recognition/").content.decode()
    for client, slug in ((ada, "weavers"), (visit(cast.pat), dyers.slug)):
        words = {"as_of": slug, "words": "They lent us their kiln."}
        assert client.post("/c/potters/recognition/vouchers/", words).status_code == 303
    html = open_page(visit(), "/c/potters/about/").content.decode()
    assert "Recognised since" in html and "Vouched for by Weavers and Dyers." in html
    stranger = open_page(visit(), "/c/potters/recognition/").content.decode()
    assert "kiln" in stranger and "Ada Okafor" not in stranger
    assert "Ada Okafor" in open_page(visit(cast.ben), "/c/potters/recognition/").content.decode()


def test_where_nobody_can_be_told_the_page_says_so_to_its_members():
    cast = build_cast()
    own = found_community(name="Keepers", by=cast.sam)
    ask(own, by=cast.sam, why="Four of us keep houses.")
    words = "Nobody is told of it at the moment"
    where = "/c/keepers/recognition/"
    assert words in open_page(visit(cast.sam), where).content.decode()
    assert words not in open_page(visit(cast.ada), where).content.decode()
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    assert words not in open_page(visit(cast.sam), where).content.decode()
