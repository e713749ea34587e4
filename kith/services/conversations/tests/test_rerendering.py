import pytest

from kith.services.conversations.actions.rerendering import rerender
from kith.services.conversations.models import Post
from tests.cast import a_thread, build_cast


@pytest.mark.django_db
def test_what_an_older_renderer_made_is_made_again_and_nothing_else():
    cast = build_cast()
    thread = a_thread(cast, source="*Old* words.")
    untouched = a_thread(cast, title="Another", source="Other words.")
    Post.objects.filter(thread=thread).update(renderer=0, html="<p>made long ago</p>")
    assert rerender() == 1
    assert rerender() == 0
    thread.refresh_from_db()
    assert (thread.posts.get().html.strip(), thread.version) == ("<p><em>Old</em> words.</p>", 2)
    untouched.refresh_from_db()
    assert untouched.version == 1
