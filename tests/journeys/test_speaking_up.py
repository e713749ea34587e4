"""One tap hides what someone can be recognised in; a keeper looks; its author mends it; it is back."""

from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast


def test_from_one_tap_to_mended_words(browse, site):
    cast = build_cast()
    thread = a_thread(cast, title="Night looms", kind="question")
    reply(thread, by=cast.nia, source="Mrs Quill in bed four wove.")
    talk = f"{site}/c/weavers/conversations/{thread.key}/?page=1"

    ben = browse(cast.ben)
    ben.goto(talk)
    ben.get_by_role("button", name="Someone can be recognised here").last.click()
    assert "out of sight" in ben.inner_text("main")

    ada = browse(cast.ada)
    ada.goto(talk)
    assert "Mrs Quill" not in ada.content()
    ada.get_by_role("link", name="Care").first.click()
    ada.get_by_role("link", name="Can someone be recognised").click()
    ada.get_by_label("Ask its author to change it").check()
    ada.get_by_label("Why?").fill("Leave the name out, please.")
    ada.get_by_role("button", name="Let that happen").click()

    nia = browse(cast.nia)
    nia.goto(talk)
    nia.get_by_role("link", name="What happened, and what you can do").click()
    nia.get_by_role("link", name="Can someone be recognised").click()
    assert "Leave the name out, please." in nia.inner_text("main")
    nia.get_by_role("textbox", name="Your words").fill("A patient wove.")
    nia.get_by_role("button", name="Save the change").click()

    ada.goto(talk)
    assert "A patient wove." in ada.inner_text("main")
