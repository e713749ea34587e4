import pytest

from kith.base.kit.refusals import Refusal
from kith.services.conversations.actions.editing import edit, version_of
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Revision
from tests.cast import a_thread, build_cast


@pytest.mark.django_db
def test_an_edit_keeps_what_was_said_before():
    cast = build_cast()
    post = reply(a_thread(cast), by=cast.ben, source="Wrapp first.")
    edited = edit(post, by=cast.ben, source="Warp first.")
    assert (edited.source, edited.html.strip()) == ("Warp first.", "<p>Warp first.</p>")
    assert edited.edited_at is not None
    assert list(Revision.objects.values_list("post", "source", "by__name")) == [
        (post.pk, "Wrapp first.", "Ben Talbot")
    ]
    assert edited.thread.version == 3


@pytest.mark.django_db
def test_the_same_words_change_nothing():
    cast = build_cast()
    post = reply(a_thread(cast), by=cast.ben, source="Warp first.")
    edit(post, by=cast.ben, source="Warp first.")
    assert Revision.objects.count() == 0


@pytest.mark.django_db
def test_nobody_changes_somebody_elses_words():
    cast = build_cast()
    post = reply(a_thread(cast), by=cast.ben, source="Warp first.")
    for other in (cast.ada, cast.nia, cast.eve):
        with pytest.raises(Refusal) as refusal:
            edit(post, by=other, source="Weft first.")
        assert refusal.value.status == 403
    post.refresh_from_db()
    assert post.source == "Warp first."


@pytest.mark.django_db
def test_two_editors_at_once_lose_no_words():
    cast = build_cast()
    post = reply(a_thread(cast), by=cast.ben, source="Warp first.")
    seen = version_of(post)
    edit(post, by=cast.ben, source="Warp first, always.", was=seen)
    with pytest.raises(Refusal) as refusal:
        edit(post, by=cast.ben, source="Warp first, usually.", was=seen)
    assert (refusal.value.status, refusal.value.typed) == (409, {"source": "Warp first, usually."})
