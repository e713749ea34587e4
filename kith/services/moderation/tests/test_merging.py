from kith.services.conversations.actions.replying import reply
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import recognise, report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.merging import merge
from kith.services.moderation.models import Act, Concern, Look
from tests.cast import a_thread

State = Concern.State


def test_what_one_of_two_said_and_decided_is_the_others_afterwards(cast, thing):
    concern = decide(recognise(thing, by=cast.ben), by=cast.ada, verdict=State.STAYS)
    for _again in range(2):
        merge(cast.ben.pk, cast.eve.pk)
        merge(cast.ada.pk, cast.raj.pk)
        merge(cast.nia.pk, cast.pat.pk)
    concern.refresh_from_db()
    assert (concern.raised_by, concern.author) == (cast.eve, cast.pat)
    assert list(concern.steps.order_by("id").values_list("by__name", flat=True)) == [
        "Eve Larsen",
        "Raj Anand",
    ]
    assert list(Look.objects.values_list("by", flat=True)) == [cast.raj.pk]
    assert list(Act.objects.values_list("person", flat=True)) == [cast.eve.pk]


def test_who_reported_one_thing_under_two_names_reported_it_once(cast):
    post = reply(a_thread(cast), by=cast.nia, source="Words.")
    thing = thing_of("conversations.post", post.pk)
    report(thing, by=cast.ben, words="Hm.")
    report(thing, by=cast.ada, words="Hm.")
    merge(cast.ben.pk, cast.ada.pk)
    assert sorted(Concern.objects.values_list("state", "raised_by")) == [
        ("open", cast.ada.pk),
        ("withdrawn", cast.ada.pk),
    ]
