"""What the tests of this room share: the cast, and a post of Nia's that Ben reads."""

import pytest

from kith.services.conversations.actions.replying import reply
from kith.services.moderation.declarations import Thing, thing_of
from tests.cast import Cast, a_thread, build_cast


@pytest.fixture
def cast(db) -> Cast:
    return build_cast()


@pytest.fixture
def post(cast):
    """Return a reply of Nia's in a thread for the Weavers."""
    return reply(a_thread(cast), by=cast.nia, source="Mrs Quill in bed four wove.")


@pytest.fixture
def thing(post) -> Thing:
    return thing_of("conversations.post", post.pk)
