"""What is looked for in vain: of nobody, only when several looked, and never somebody's name."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit
from kith.members.people.actions.registering import person_at
from kith.services.activity.tests.replaying import replay
from kith.services.search import sealed
from kith.services.search.actions.missing import ENOUGH, KEPT, clear_away, let_go, miss
from kith.services.search.models import Need, Seeking
from kith.services.search.needs import needs_of
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db
HERE = "/c/weavers/looked-for/"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def words_all_mark_apart(cast: Cast, *people) -> str:
    """Return words on which these leave different marks: of sixteen, two may draw the same."""
    for number in range(200):
        words = f"{'selvedge' if number % 2 else 'felting'} {'abcdefghij'[number // 20] * (3 + number % 20)}"
        digest = sealed.words_hash(cast.weavers.pk, words)
        if len({sealed.mark(digest, person.pk) for person in people}) == len(people):
            return words
    raise LookupError


@pytest.fixture
def words(cast) -> str:
    return words_all_mark_apart(cast, cast.ada, cast.ben, cast.nia)


def shown(person, address: str = HERE) -> list[str]:
    return re.findall(r'<p class="h3">(.*?)</p>', open_page(visit(person), address).content.decode())


def look_for(cast: Cast, words: str, *people) -> None:
    for person in people:
        assert visit(person).get("/search/", {"q": words, "in": "weavers"}).status_code == 200


def test_what_three_members_looked_for_in_vain_is_shown_to_members_the_next_day(cast, words):
    look_for(cast, words, cast.ada, cast.ben, cast.nia)
    assert shown(cast.nia) == []
    with time_machine.travel(now() + timedelta(days=1)):
        assert [shown(person) for person in (cast.ada, cast.ben, cast.nia)] == [[words]] * 3
        assert [visit(person).get(HERE).status_code for person in (cast.eve, cast.sam)] == [403, 403]
        assert visit().get(HERE).status_code in (302, 403)


def test_one_person_many_times_is_one(cast, words):
    for _ in range(9):
        look_for(cast, words, cast.ben, cast.nia)
        look_for(cast, f"{words} -loom", cast.ben)
        look_for(cast, words.upper().lower()[::1], cast.ben)
    assert (Need.objects.count(), ENOUGH) == (0, 3)
    look_for(cast, words, cast.ada)
    assert Need.objects.count() == 1


def test_until_then_nothing_says_what_or_who(cast, words):
    look_for(cast, words, cast.ben, cast.nia)
    assert Seeking.objects.count() == 2
    columns = {field.attname for field in Seeking._meta.concrete_fields}
    assert columns == {"id", "community_id", "words_hash", "mark", "day"}
    for said in _everything_written():
        assert words not in said
        assert words.split()[0] not in said
    marks = set(Seeking.objects.values_list("mark", flat=True))
    assert marks <= set(range(sealed.MARKS))


def test_afterwards_nothing_says_who(cast, words):
    look_for(cast, words, cast.ada, cast.ben, cast.nia)
    assert Seeking.objects.count() == 0
    columns = {field.attname for field in Need._meta.concrete_fields}
    assert columns == {"id", "key", "community_id", "words_hash", "words", "since", "day"}


def _everything_written() -> list[str]:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("search_index"):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                found += [str(row) for row in cursor.fetchall()]
    return found


def test_what_another_looked_for_changes_no_byte_of_what_one_sees(cast, words):
    addresses = [
        HERE,
        f"/search/?q={words.replace(' ', '+')}&in=weavers",
        "/c/weavers/",
        "/c/weavers/conversations/",
    ]
    before = _pages(cast.nia, addresses[:1] + addresses[2:])
    look_for(cast, words, cast.ben, cast.ada)
    assert _pages(cast.nia, addresses[:1] + addresses[2:]) == before
    # The partner: of three, something is seen the next day.
    look_for(cast, words, cast.nia)
    with time_machine.travel(now() + timedelta(days=1)):
        assert words in _pages(cast.nia, addresses)[HERE]


def _pages(person, addresses) -> dict[str, str]:
    client = visit(person)
    made = {address: client.get(address).content.decode() for address in addresses}
    return {
        address: re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
        for address, page in made.items()
    }


@pytest.mark.parametrize(
    "typed",
    [
        *("ben talbot", "Talbot loom", "OKAFOR", "doris", "mary poppins", "Wool Street", "Zyx Qwvu"),
        *(
            "ben@cast.example",
            "07700 900123",
            "flat 3",
            "sw1a 1aa",
            "www example",
            "example.org",
            "https://x",
        ),
        "one two three four five six seven eight words",
    ],
)
def test_what_looks_like_somebodys_is_never_noted(cast, typed):
    for person in (cast.ada, cast.ben, cast.nia):
        miss(cast.weavers, typed.replace("www example", "www.example"), by=person)
    assert (Seeking.objects.count(), Need.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "typed", ["felting", "Felting needles", "FELTING NEEDLES", "“felting needles” -wool"]
)
def test_ordinary_words_are(cast, typed):
    miss(cast.weavers, typed, by=cast.ada)
    assert Seeking.objects.count() == 1


def test_only_what_finds_nothing_is_noted_and_only_within_ones_own_community(cast, words):
    a_thread(cast, title="Heddle", board=cast.open_board)
    replay("search")
    for query in ({"q": "heddle", "in": "weavers"}, {"q": words}, {"q": words, "in": "potters"}):
        visit(cast.ada).get("/search/", query)
    visit(cast.ada).get("/search/", {"q": words, "in": "weavers", "kind": "story"})
    for person in (cast.eve, cast.sam, None):
        visit(person).get("/search/", {"q": words, "in": "weavers"})
    assert Seeking.objects.count() == 0
    with pytest.raises(Refusal):
        miss(cast.weavers, words, by=cast.eve)
    look_for(cast, words, cast.ada)
    assert Seeking.objects.count() == 1


def test_what_did_not_help_is_noted_and_asked_of_everyone(cast):
    a_thread(cast, title="Heddle", board=cast.open_board)
    replay("search")
    html = open_page(visit(cast.ben), "/search/?q=heddle&in=weavers").content.decode()
    assert "Not what you need?" in html
    assert f'action="{HERE}"' in html
    assert (
        "Not what you need?"
        not in open_page(visit(cast.eve), "/search/?q=heddle&in=weavers").content.decode()
    )
    client = visit(cast.ben)
    response = client.post(HERE, {"q": "heddle for linen"})
    assert response["Location"] == "/c/weavers/conversations/new/?title=heddle+for+linen"
    assert 'value="heddle for linen"' in open_page(client, response["Location"]).content.decode()
    assert Seeking.objects.count() == 1


def test_any_member_takes_it_off_and_nobody_else(cast, words):
    need = _a_need(cast, words)
    end = f"{HERE}{need.key}/end/"
    assert visit(cast.eve).post(end).status_code == 403
    with pytest.raises(Refusal):
        let_go(need, by=cast.eve)
    assert visit(cast.nia).post(end).status_code == 303
    assert Need.objects.count() == 0
    assert visit(cast.nia).post(end).status_code == 404


def test_a_need_of_one_community_is_none_of_another(cast, words):
    need = _a_need(cast, words)
    admit(cast.potters, cast.ada, by=cast.eve)
    assert visit(cast.ada).post(f"/c/potters/looked-for/{need.key}/end/").status_code == 404
    assert needs_of(cast.potters) == []


def _a_need(cast, words: str) -> Need:
    for person in (cast.ada, cast.ben, cast.nia):
        miss(cast.weavers, words, by=person, at=now() - timedelta(days=2))
    return Need.objects.get()


def test_all_of_it_is_forgotten_after_ninety_days(cast, words):
    _a_need(cast, words)
    miss(cast.weavers, "felting", by=cast.ada, at=now() - timedelta(days=2))
    with time_machine.travel(now() + KEPT - timedelta(days=3)):
        assert clear_away() == 0
    with time_machine.travel(now() + KEPT):
        assert shown(cast.ada) == []
        assert clear_away() == 2
    assert (Need.objects.count(), Seeking.objects.count()) == (0, 0)


def test_what_has_run_out_is_not_brought_back_by_one(cast, words):
    _a_need(cast, words)
    with time_machine.travel(now() + KEPT):
        miss(cast.weavers, words, by=cast.ada)
        assert (Need.objects.count(), Seeking.objects.count()) == (0, 1)


def test_the_page_takes_as_many_statements_for_thirty(cast):
    others = [person_at(f"m{number}@cast.example", name=f"Zq{number}", verified=True) for number in range(9)]
    for person in others:
        admit(cast.weavers, person, by=cast.ada)
    made = iter(range(1000))

    def add(times: int) -> None:
        while times:
            words = "x" + "".join("abcdefghij"[int(digit)] for digit in f"{next(made):03}")
            before = Need.objects.count()
            for person in others:
                miss(cast.weavers, words, by=person, at=now() - timedelta(days=2))
            times -= Need.objects.count() > before

    assert_same_statements(visit(cast.ada), HERE, add)
