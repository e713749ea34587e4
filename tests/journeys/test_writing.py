"""Tools, a look first, quoting and naming: with scripts and without, on a phone, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from kith.services.conversations.models import Post
from tests.cast import a_thread, build_cast

with_scripts = pytest.mark.parametrize("open_browser", [True], indirect=True, ids=["with JavaScript"])
PHONE = {"viewport": {"width": 390, "height": 844}}
TOOLS = ["Bold", "Link", "List", "Quote", "Code", "Table"]


@pytest.fixture
def cast(site):
    return build_cast()


@pytest.fixture
def address(cast):
    return f"/c/weavers/conversations/{a_thread(cast, source='I begin with the *warp*.').key}/"


def box(page):
    return page.get_by_label("Your words")


def test_words_are_looked_at_first(cast, browse, address):
    ben = browse(cast.ben, **PHONE)
    ben.goto(address)
    box(ben).fill("So *warm*.")
    ben.get_by_role("button", name="Look at it first").click()
    looked = ben.get_by_role("region", name="This is how it will look")
    expect(looked.locator("em")).to_have_text("warm")
    expect(looked).to_be_focused()
    expect(box(ben)).to_have_value("So *warm*.")
    assert Post.objects.count() == 1
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)
    assert Post.objects.filter(source="So *warm*.").count() == 1


def test_a_post_is_quoted_in_the_reply(cast, browse, address):
    ben = browse(cast.ben, **PHONE)
    ben.goto(address)
    ben.get_by_role("link", name="Quote").click()
    # Scripts take what is read, the server what was typed.
    expect(box(ben)).to_have_value(re.compile(r"^Ada Okafor wrote:\n\n> I begin with the \*?warp\*?\.\n\n$"))
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)
    made = Post.objects.latest("position")
    assert (made.reply_to.author, "<blockquote>" in made.html) == (cast.ada, True)


@pytest.mark.parametrize("chosen", ["", "p", "a", "p span"])
def test_a_quotation_holds_the_address_and_no_title_only_its_reader_may_read(cast, browse, site, chosen):
    closed = f"/c/weavers/conversations/{a_thread(cast, title='Quiet selvedge').key}/"
    said = f"See {site}{closed}, [this]({closed}) and [that](https://a.example/)."
    here = a_thread(cast, title="Where to read on", board=cast.open_board, source=said)
    ben = browse(cast.ben, **PHONE)
    ben.goto(f"/c/weavers/conversations/{here.key}/")
    body = ben.locator(".post-body")
    expect(body).to_have_text("See Quiet selvedge, this (Quiet selvedge) and that (a.example).")
    if chosen:
        body.locator(chosen).first.evaluate("(one) => getSelection().selectAllChildren(one)")
    ben.get_by_role("link", name="Quote").click()
    expect(box(ben)).to_have_value(re.compile("^Ada Okafor wrote:"))
    quoted = box(ben).input_value()
    assert [word for word in ("selvedge", "(a.example)") if word in quoted] == []
    assert f"{site}{closed}" in quoted or chosen == "p span"
    if "[" not in quoted and chosen in ("", "p"):
        assert quoted == f"Ada Okafor wrote:\n\n> See {site}{closed}, this and that.\n\n"


@with_scripts
def test_a_post_that_only_quotes_is_quoted_without_that_title_too(cast, browse, site):
    closed = f"{site}/c/weavers/conversations/{a_thread(cast, title='Quiet selvedge').key}/"
    here = a_thread(cast, title="Read on", board=cast.open_board, source=f"> See {closed}")
    ben = browse(cast.ben)
    ben.goto(f"/c/weavers/conversations/{here.key}/")
    expect(ben.get_by_role("link", name="Quiet selvedge")).to_be_visible()
    ben.get_by_role("link", name="Quote").click()
    expect(box(ben)).to_have_value(f"Ada Okafor wrote:\n\n> See {closed}\n\n")


@with_scripts
def test_each_tool_marks_what_is_chosen(cast, browse, address):
    ben = browse(cast.ben)
    ben.goto(address)
    made = {}
    for tool in TOOLS:
        box(ben).fill("one\ntwo")
        box(ben).evaluate("(words) => words.setSelectionRange(0, 3)")
        ben.get_by_role("button", name=tool, exact=True).click()
        made[tool] = box(ben).input_value()
    assert made == {
        "Bold": "**one**\ntwo",
        "Link": "[one](https://)\ntwo",
        "List": "- one\ntwo",
        "Quote": "> one\ntwo",
        "Code": "`one`\ntwo",
        "Table": "|  |  |\n| --- | --- |\n|  |  |\n|  |  |\n\ntwo",
    }
    box(ben).focus()
    ben.keyboard.press("Control+z")
    expect(box(ben)).to_have_value("one\ntwo")


@with_scripts
def test_the_tools_are_one_stop_of_the_keyboard(cast, browse, address):
    ben = browse(cast.ben)
    ben.goto(address)
    row = ben.get_by_role("toolbar", name="Writing tools")
    assert row.get_by_role("button").all_inner_texts() == TOOLS
    box(ben).focus()
    ben.keyboard.press("Shift+Tab")
    expect(row.get_by_role("button", name="Bold")).to_be_focused()
    ben.keyboard.press("ArrowLeft")
    expect(row.get_by_role("button", name="Table")).to_be_focused()
    ben.keyboard.press("Home")
    ben.keyboard.press("ArrowRight")
    expect(row.get_by_role("button", name="Link")).to_be_focused()
    ben.keyboard.press("Enter")
    expect(box(ben)).to_be_focused()
    expect(box(ben)).to_have_value("[](https://)")


@with_scripts
def test_tools_are_large_enough_on_a_phone_and_wide_tables_scroll_alone(cast, browse, address):
    ben = browse(cast.ben, **PHONE)
    ben.goto(address)
    sizes = [one.bounding_box() for one in ben.get_by_role("toolbar").get_by_role("button").all()]
    assert all(size["width"] >= 44 and size["height"] >= 44 for size in sizes)
    wide = "| " + " | ".join(["a-rather-long-heading"] * 8) + " |"
    box(ben).fill(f"{wide}\n{'|-' * 8}|\n{wide}\n\n    {'code ' * 60}")
    ben.get_by_role("button", name="Look at it first").click()
    looked = ben.locator(".looked")
    for part in (".wide", "pre"):
        looked.locator(part).focus()
        expect(looked.locator(part)).to_be_focused()
        assert looked.locator(part).evaluate("(one) => one.scrollWidth > one.clientWidth")
    assert ben.evaluate("document.documentElement.scrollWidth <= innerWidth")


@with_scripts
def test_only_the_words_chosen_in_a_post_are_quoted(cast, browse, address):
    ben = browse(cast.ben)
    ben.goto(address)
    ben.locator(".post-body em").evaluate("(one) => getSelection().selectAllChildren(one)")
    ben.get_by_role("link", name="Quote").click()
    expect(box(ben)).to_have_value("Ada Okafor wrote:\n\n> warp\n\n")


@with_scripts
def test_a_name_is_chosen_from_those_suggested_by_keyboard(cast, browse, address):
    nia = browse(cast.nia)
    nia.goto(address)
    box(nia).press_sequentially("Thanks, @b")
    expect(nia.get_by_role("listbox")).to_have_count(0)
    box(nia).press_sequentially("en")
    names = nia.get_by_role("listbox", name="Whom do you mean?")
    expect(names.get_by_role("option", name="Ben Talbot")).to_have_attribute("aria-selected", "true")
    expect(box(nia)).to_be_focused()
    nia.keyboard.press("Escape")
    expect(names).to_be_hidden()
    box(nia).press_sequentially(" t")
    expect(names).to_be_visible()
    nia.keyboard.press("Enter")
    expect(box(nia)).to_have_value("Thanks, @Ben Talbot ")
    nia.get_by_role("button", name="Post reply").click()
    expect(nia.get_by_role("link", name="@Ben Talbot")).to_have_attribute("href", f"/people/{cast.ben.key}/")


@with_scripts
def test_a_name_is_chosen_by_a_press(cast, browse, address):
    nia = browse(cast.nia, **PHONE, has_touch=True)
    nia.goto(address)
    box(nia).press_sequentially("@okaf")
    nia.get_by_role("option", name="Ada Okafor").tap()
    expect(box(nia)).to_have_value("@Ada Okafor ")
