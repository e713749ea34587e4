"""Two versions of a post in one: what was taken out, what was put in, said in words."""

import pytest

from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.models import Revision
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def where(post, version):
    return f"/c/weavers/posts/{post.key}/compare/?version={version}"


def changed(cast, *sources):
    post = a_thread(cast, source=sources[0]).posts.get()
    for source in sources[1:]:
        post = edit(post, by=cast.ada, source=source)
    return post


def test_each_change_is_shown_by_itself_and_leads_to_the_next():
    cast = build_cast()
    post = changed(cast, "Begin with the warp.", "Begin with the weft.", "Begin with the weft. Always.")
    ben = visit(cast.ben)
    history = open_page(ben, f"/c/weavers/posts/{post.key}/history/").content.decode()
    assert [f"?version={number}" in history for number in (1, 2, 3)] == [True, True, False]
    first = open_page(ben, where(post, 1)).content.decode()
    assert '<del><span class="unseen">taken out: </span>warp</del>' in first
    assert '<ins><span class="unseen">put in: </span>weft</ins>' in first
    assert ("?version=2" in first, "?version=0" in first) == (True, False)
    second = open_page(ben, where(post, 2)).content.decode()
    assert "<del>" not in second
    assert ben.get(where(post, 3)).status_code == 404


def test_marks_that_somebody_typed_are_shown_as_typed():
    cast = build_cast()
    post = changed(cast, "Plain.", "<script>alert(1)</script>")
    html = open_page(visit(cast.ben), where(post, 1)).content.decode()
    assert ("<script>alert" in html, "&lt;script&gt;" in html or "&lt;" in html) == (False, True)


def test_who_may_not_read_the_post_compares_nothing_and_what_is_withheld_is_shown_to_nobody():
    cast = build_cast()
    post = changed(cast, "Mrs Quill wove it.", "A friend wove it.", "Somebody wove it.")
    assert visit(cast.eve).get(where(post, 1)).status_code == 404
    Revision.objects.filter(post=post, source__contains="Quill").update(withheld_at=post.posted_at)
    html = open_page(visit(cast.ben), where(post, 1)).content.decode()
    assert ("Quill" in html, "A friend" in html) == (False, True)
    hide(post.pk)
    assert visit(cast.ben).get(where(post, 1)).status_code == 404


def test_it_takes_the_same_statements_however_often_it_was_changed():
    cast = build_cast()
    post = changed(cast, "Word 0.", "Word 1.", "Word 2.", "Word 3.")
    numbers = iter(range(4, 100))

    def again(times):
        for _time in range(times):
            edit(post, by=cast.ada, source=f"Word {next(numbers)}.")

    assert_same_statements(visit(cast.ben), where(post, 1), again)
