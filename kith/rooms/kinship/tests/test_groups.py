"""Smaller groups: formed, joined, asked into, left; and who reads what is said in one."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.addresses import group_at
from kith.members.communities.models import Group, GroupMembership
from kith.rooms.kinship import access
from kith.rooms.kinship.actions.gathering import answer, form, join, start_conversation
from kith.rooms.kinship.actions.gathering import leave as leave_group
from kith.rooms.kinship.models import Asking
from kith.rooms.kinship.queries.groups import address_of
from kith.rooms.kinship.tests.cast import night_shift
from kith.services.activity.models import Entry
from kith.services.conversations.access import people_who_may_see, threads_visible_to
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db
NAMES = ("ada", "ben", "nia")


def said_in(cast, group, by=None):
    return start_conversation(group, by=by or cast.ben, title="Lamps?", source="Too bright at two.")


def in_it(cast, group):
    return {name for name, person in cast.everyone().items() if access.is_in(person, group)}


def test_any_member_forms_one_and_is_in_it():
    cast = build_cast()
    group = night_shift(cast)
    assert in_it(cast, group) == {"ben"}
    assert Entry.objects.filter(verb="kinship.group_formed", by=cast.ben).count() == 1
    assert night_shift(cast) == group and Group.objects.filter(kind="subgroup").count() == 1
    for outsider in (cast.eve, cast.sam):
        with pytest.raises(Refusal, match="not-allowed"):
            form(cast.weavers, by=outsider, name="Others", purpose="Elsewhere.")
    with pytest.raises(Refusal, match="of that name already") as refused:
        form(cast.weavers, by=cast.nia, name="night shift", purpose="Mine.")
    assert refused.value.typed == {"name": "night shift", "purpose": "Mine."}


def test_the_rule_in_its_three_forms():
    cast = build_cast()
    group = night_shift(cast)
    sees = {
        name
        for name, person in cast.everyone().items()
        if access.groups_visible_to(person).filter(pk=group.pk)
    }
    readers = set(access.people_who_may_see_group(group))
    forms = {name for name, person in cast.everyone().items() if access.may_form(person, cast.weavers)}
    assert sees == set(NAMES) == forms and readers == {cast.ada, cast.ben, cast.nia}
    assert not access.may_form(cast.ada, cast.network)


def test_an_open_one_is_joined_in_one_tap_and_left_in_one():
    cast = build_cast()
    group = night_shift(cast)
    assert join(group, by=cast.nia) is None and join(group, by=cast.nia) is None
    assert in_it(cast, group) == {"ben", "nia"}
    leave_group(group, by=cast.nia)
    leave_group(group, by=cast.nia)
    assert in_it(cast, group) == {"ben"}
    with pytest.raises(Refusal, match="not-allowed"):
        join(group, by=cast.eve)


def test_where_people_ask_someone_in_it_answers():
    cast = build_cast()
    group = night_shift(cast, entry="asking")
    asked = join(group, by=cast.nia, reason="I do nights.")
    assert in_it(cast, group) == {"ben"} and join(group, by=cast.nia) == asked
    with pytest.raises(Refusal, match="not-allowed"):
        answer(asked, by=cast.ada, welcome=True)
    answer(asked, by=cast.ben, welcome=True)
    answer(asked, by=cast.ben, welcome=True)
    assert in_it(cast, group) == {"ben", "nia"}
    with pytest.raises(Refusal, match="in the meantime"):
        answer(asked, by=cast.ben, welcome=False)


def test_not_this_time_and_taken_back_leave_no_one_in():
    cast = build_cast()
    group = night_shift(cast, entry="asking")
    answer(join(group, by=cast.nia), by=cast.ben, welcome=False)
    again = join(group, by=cast.nia)
    leave_group(group, by=cast.nia)
    states = list(Asking.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["not_now", "withdrawn"] and in_it(cast, group) == {"ben"}
    with pytest.raises(Refusal, match="in the meantime"):
        answer(again, by=cast.ben, welcome=True)


def test_where_nobody_is_left_to_ask_whoever_comes_is_in():
    cast = build_cast()
    group = night_shift(cast, entry="asking")
    leave_group(group, by=cast.ben)
    assert join(group, by=cast.nia) is None and in_it(cast, group) == {"nia"}


def test_what_is_said_is_read_by_its_people_alone():
    cast = build_cast()
    group = night_shift(cast, cast.nia)
    thread = said_in(cast, group)
    readers = {
        name for name, person in cast.everyone().items() if threads_visible_to(person).filter(pk=thread.pk)
    }
    assert readers == {"ben", "nia"} and set(people_who_may_see(thread)) == {cast.ben, cast.nia}
    with pytest.raises(Refusal, match="not-allowed"):
        said_in(cast, group, by=cast.ada)


def test_who_leaves_the_community_has_lost_the_group_at_once():
    cast = build_cast()
    group = night_shift(cast, cast.nia)
    thread = said_in(cast, group)
    leave(cast.weavers, by=cast.nia)
    assert in_it(cast, group) == {"ben"} and not threads_visible_to(cast.nia).filter(pk=thread.pk)
    admit(cast.weavers, cast.nia, by=cast.ada)
    assert in_it(cast, group) == {"ben"} and not threads_visible_to(cast.nia).filter(pk=thread.pk)
    assert GroupMembership.objects.get(group=group, person=cast.nia).until is not None


def test_the_whole_way_on_the_pages():
    cast = build_cast()
    ben, nia = visit(cast.ben), visit(cast.nia)
    open_page(ben, "/c/weavers/groups/")
    open_page(ben, "/c/weavers/groups/new/")
    typed = {"name": "Night shift", "purpose": "Weaving after ten.", "entry": "asking"}
    missing = ben.post("/c/weavers/groups/new/", typed | {"name": " "})
    assert missing.status_code == 422 and "Weaving after ten." in missing.content.decode()
    address = ben.post("/c/weavers/groups/new/", typed)["Location"]
    group = Group.objects.get(name="Night shift")
    assert address == group_at("weavers", group.key)
    assert "Other members of Weavers can’t." in open_page(ben, address).content.decode()
    nia.post(f"{address}membership/", {"reason": "I do nights."})
    assert "You’ve asked to come in" in open_page(nia, address).content.decode()
    assert "I do nights." in open_page(ben, address).content.decode()
    asking = Asking.objects.get()
    assert visit(cast.ada).post(f"{address}askings/{asking.key}/", {"welcome": "yes"}).status_code == 403
    assert ben.post(f"{address}askings/{asking.key}/", {"welcome": "yes"}).status_code == 303
    form_page = open_page(nia, f"{address}conversations/new/").content.decode()
    assert "Other members of Weavers can’t." in form_page
    words = {"title": "Lamps?", "source": "Too bright.", "kind": "question", "once": "one"}
    where = nia.post(f"{address}conversations/new/", words)["Location"]
    thread = threads_visible_to(cast.ben).get(title="Lamps?")
    assert where == address_of("weavers", thread.key)
    html = open_page(ben, where).content.decode()
    # Above what is said, and above the box for an answer.
    assert html.count("Everyone in Night shift can read this.") == 2
    assert address in html and "Lamps?" in open_page(ben, address).content.decode()
    assert "Lamps?" not in open_page(visit(cast.ada), address).content.decode()
    assert visit(cast.ada).get(where).status_code == 404
    assert visit(cast.ada).get(f"{address}conversations/new/").status_code == 403
    assert visit(cast.eve).get(address).status_code == 404
    nowhere = visit(cast.eve).get(address.replace(group.key, "0" * 13))
    assert nowhere.content == visit(cast.eve).get(address).content
    assert "Night shift" not in open_page(visit(cast.eve), "/c/weavers/groups/").content.decode()
    nia.post(f"{address}membership/end/")
    assert nia.get(where).status_code == 404


def test_the_lists_take_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()

    def more(count):
        start = Group.objects.count()
        for number in range(start, start + count):
            form(cast.weavers, by=cast.ben, name=f"Group {number}", purpose="Weaving.")

    assert_same_statements(visit(cast.nia), "/c/weavers/groups/", more)


def test_a_group_takes_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()
    group = night_shift(cast, entry="asking")

    def more(count):
        from kith.members.people.actions.registering import person_at

        for number in range(count):
            person = person_at(f"p{count}-{number}@cast.example", name="Someone", verified=True)
            admit(cast.weavers, person, by=cast.ada)
            asked = join(group, by=person)
            if number % 2:
                answer(asked, by=cast.ben, welcome=True)
            said_in(cast, group)

    assert_same_statements(visit(cast.ben), group_at("weavers", group.key), more)


def test_a_reason_that_is_too_long_is_given_back_and_nothing_is_cut():
    cast = build_cast()
    group = night_shift(cast, entry="asking")
    with pytest.raises(Refusal, match="280 letters do") as refused:
        join(group, by=cast.nia, reason="n" * 281)
    assert (refused.value.code, refused.value.typed) == ("bad-request", {"reason": "n" * 281})
    assert not Asking.objects.exists()
    assert join(group, by=cast.nia, reason="n" * 280).reason == "n" * 280
