"""What happened to others, acted out here: what was read by whom it was not for (TRUST B7).

What cannot be acted out yet, and why, stands in INCIDENTS.md beside this.
"""

import pytest

from kith.members.communities.actions.joining import leave
from kith.members.communities.models import Audience
from kith.members.people.viewer import Viewer
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.kinship.actions import gathering
from kith.rooms.letters.actions.writing import write_to
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.queries import newest_in
from kith.services.feed.queries import recent
from kith.services.search.queries import find
from kith.services.tending.actions.tagging import tag
from tests.cast import a_thread, build_cast, visit
from tests.overtime.acting_out import HERE, WORD, a_group, told, whispered
from tests.overtime.losing import LOSSES, a_scene, kept

pytestmark = pytest.mark.django_db


def test_a_message_moved_to_a_private_place_is_not_read_by_its_old_readers():
    """Zulip, GHSA-478x-rfqr-w4jf."""
    cast = build_cast()
    wide = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
    thread = a_thread(cast, board=wide, title=WORD)
    assert visit(cast.eve).get(f"{HERE}{thread.key}/").status_code == 200
    rehang(thread, cast.board, by=cast.ada)
    post = thread.posts.get()
    assert visit(cast.eve).get(f"{HERE}{thread.key}/").status_code == 404
    assert visit(cast.eve).get(f"/posts/{post.key}/").status_code == 404
    assert told(visit(cast.eve)) == []


def test_an_export_carries_nothing_out_of_a_private_conversation():
    """Zulip, CVE-2022-31134: an export of what is public carried private files."""
    scene = a_scene("group")
    assert kept(scene)
    LOSSES["left its group"][1](scene)
    assert not kept(scene)


def test_a_change_is_not_told_to_who_may_not_read_what_was_before():
    """Zulip, CVE-2022-31017: events of editing reached people without access to the history."""
    cast = build_cast()
    thread = a_thread(cast, by=cast.ada)
    leave(cast.weavers, by=cast.ben)
    post = edit(thread.posts.get(), by=cast.ada, source=WORD)
    replay()
    history = f"/c/weavers/posts/{post.key}/history/"
    assert (visit(cast.nia).get(history).status_code, visit(cast.ben).get(history).status_code) == (200, 404)
    assert told(visit(cast.ben)) == []
    assert thread.title not in [line.title for line in recent(cast.ben, cast.weavers)]


def test_who_left_a_community_learns_no_more_of_its_groups():
    """Zulip, GHSA-c9wc-65fh-9x8p: who had unsubscribed saw what a channel was about."""
    cast = build_cast()
    group = a_group(cast)
    gathering.join(group, by=cast.ben)
    page = f"/c/weavers/groups/{group.key}/"
    assert WORD in visit(cast.ben).get(page).content.decode()
    leave(cast.weavers, by=cast.ben)
    assert told(visit(cast.ben), page, "/c/weavers/groups/") == []


def test_new_words_do_not_reach_who_does_not_belong():
    """Zulip, CVE-2026-100404: guests read new messages of channels they were not in."""
    cast = build_cast()
    thread = a_thread(cast)
    reply(thread, by=cast.ben, source=WORD)
    replay()
    assert told(visit(cast.ben), f"{HERE}{thread.key}/") != []
    for outside in (cast.eve, cast.pat, None):
        assert told(visit(outside), f"{HERE}{thread.key}/") == []


def test_a_hidden_reply_stands_in_no_excerpt():
    """Discourse, CVE-2026-27162: whispers stood in excerpts."""
    cast = build_cast()
    thread = a_thread(cast)
    post = reply(thread, by=cast.ben, source=f"{WORD} it was.")
    replay()
    assert told(visit(cast.nia), f"{HERE}{thread.key}/") != []
    hide(post.pk)
    assert told(visit(cast.nia), f"{HERE}{thread.key}/") == []
    assert list(find(cast.nia, WORD).hits) == []


def test_a_letter_and_its_people_are_shown_to_nobody_else():
    """Discourse, CVE-2021-41082: the title and people of group messages were shown to others."""
    cast = build_cast()
    thread = write_to(cast.ben, by=cast.ada, source=WORD)
    replay()
    letter = f"/letters/{thread.key}/"
    assert visit(cast.ben).get(letter).status_code == 200
    post = thread.posts.get()
    for other in (cast.nia, cast.sam, cast.eve):
        browser = visit(other)
        assert browser.get(letter).status_code == browser.get(f"/posts/{post.key}/").status_code == 404
        assert told(browser, "/letters/") == []


def test_who_wrote_a_hidden_reply_is_not_named_as_the_last_to_speak():
    """Discourse, CVE-2021-32788."""
    cast = build_cast()
    thread = a_thread(cast)
    post = reply(thread, by=cast.ben, source="Oh.")

    def last() -> list[tuple[str, int]]:
        lines = newest_in(cast.weavers.pk, Viewer(cast.nia.pk))
        return [(line.last_post_by, line.post_count) for line in lines if line.key == thread.key]

    assert last() == [("Ben Talbot", 2)]
    hide(post.pk)
    assert last() == [("Ada Okafor", 1)]


def test_how_far_somebody_read_is_shown_to_nobody_else():
    """Discourse, CVE-2021-37703: a live update told who had read."""
    cast = build_cast()
    thread = a_thread(cast)
    reply(thread, by=cast.nia, source="Weft.")
    page, ada = f"{HERE}{thread.key}/?page=1", visit(cast.ada)
    ada.get(page)

    def shown() -> list[str]:
        lines = ada.get(page).content.decode().splitlines()
        return [line for line in lines if '"once"' not in line and "csrf" not in line]

    before = shown()
    visit(cast.ben).get(page)
    assert shown() == before


def test_a_board_that_is_not_for_them_is_as_one_that_is_not_there():
    """Discourse, GHSA-3qh8-xw23-cq4x: that secret categories exist could be told."""
    cast = build_cast()
    browser = visit(cast.eve)
    there, nowhere = browser.get(f"{HERE}in/workshop/"), browser.get(f"{HERE}in/nowhere/")
    assert (there.status_code, there.content) == (404, nowhere.content)
    assert visit(cast.ben).get(f"{HERE}in/workshop/").status_code == 200


def test_a_tag_leads_nobody_to_what_is_not_theirs():
    """Discourse, CVE-2024-56197: private messages were seen by their tag."""
    cast = build_cast()
    thread = whispered(cast, a_group(cast))
    made = tag(thread, ["lamps", f"{WORD}tag"], by=cast.ada)
    tag(a_thread(cast), ["lamps"], by=cast.ben)
    pages = [f"{HERE}tagged/{each.key}/" for each in made]
    assert told(visit(cast.ada), *pages) != []
    assert told(visit(cast.nia), *pages) == []


def test_what_is_told_to_everyone_tells_of_no_private_board():
    """wpForo, CVE-2026-28559: the feed of everything held private boards."""
    cast = build_cast()
    a_thread(cast, board=cast.open_board, title="For all")
    a_thread(cast, title=WORD)
    whispered(cast, a_group(cast))
    write_to(cast.ben, by=cast.ada, source=WORD)
    replay()
    assert [line.title for line in recent(None) if "/conversations/" in line.href] == ["For all"]
    assert WORD not in " ".join(line.sentence for line in recent(cast.eve))


def test_a_title_behind_a_link_is_gone_with_the_right_to_read_it():
    """Mattermost, CVE-2026-1629: who lost a channel went on being shown previews of what stands in it."""
    cast = build_cast()
    wide = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
    thread = a_thread(cast, board=wide, title=WORD)
    links = f"[There]({HERE}{thread.key}/), [here](/posts/{thread.posts.get().key}/)."
    page = f"{HERE}{a_thread(cast, board=cast.open_board, title='Read on', source=links).key}/"
    pages, readers = [page, f"{page}print/"], [visit(one) for one in (cast.eve, cast.ben, cast.nia)]
    eve, ben, nia = readers
    assert [told(one, *pages)[:2] for one in readers] == [pages] * 3
    rehang(thread, cast.board, by=cast.ada)
    assert told(eve, *pages) == []
    assert [told(one, *pages)[:2] for one in (ben, nia)] == [pages] * 2
    leave(cast.weavers, by=cast.ben)
    assert told(ben, *pages) == []
    assert told(nia, *pages)[:2] == pages
