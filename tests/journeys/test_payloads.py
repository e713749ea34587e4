"""Nothing that anybody writes in a rich text runs in a reader's browser, content policy or not (TRUST C1)."""

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from kith.base.kit.text import render
from kith.base.kit.text.html_mail import html_to_text
from kith.base.kit.text.sanitising import sanitise
from kith.ports.mail.actions.importing import take_in_archive
from kith.rooms.letters.actions.writing import write_to
from kith.services.conversations.actions import writing
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from tests.cast import a_thread, build_cast
from tests.journeys.alarm import Alarm, alarmed
from tests.journeys.payloads import payloads

ALL = payloads()
# What opens something that nothing closes would hide those that come after it.
_HIDES = ("```", "~~~", "`", "$$")
HERE = "/c/weavers/conversations"


def batches(size: int) -> Iterator[str]:
    """Yield texts that hold so many payloads each, and those that hide others one by one."""
    open_ones = [each for each in ALL if any(mark in each for mark in _HIDES)]
    others = [each for each in ALL if each not in set(open_ones)]
    for first in range(0, len(others), size):
        yield "\n\n".join(others[first : first + size])
    for first in range(0, len(open_ones), size):
        # A fence is closed by a longer one, whatever opened it.
        yield "\n\n``````\n~~~~~~\n\n".join(open_ones[first : first + size])


def test_there_are_enough_of_them():
    assert len(ALL) == len(set(ALL)) >= 2_000


RENDERERS: dict[str, Callable[[str], str]] = {
    "Markdown": lambda source: render(source, "markdown"),
    "mail": lambda source: render(source, "mail"),
    "a mail in HTML": lambda source: render(html_to_text(source), "mail"),
    # As if Markdown let HTML through: the sanitiser is a wall of its own.
    "the sanitiser alone": sanitise,
}


@pytest.mark.parametrize("renderer", RENDERERS)
def test_each_alone_is_dead_without_a_content_policy(renderer, browser, served):
    rendered = [RENDERERS[renderer](each) for each in ALL]
    with alarmed(browser, served) as alarm:
        for first in range(0, len(rendered), 1_000):
            alarm.show("".join(f"<section>{each}</section>" for each in rendered[first : first + 1_000]))
            assert alarm.is_quiet, str(alarm)


def test_as_they_are_they_run(browser, served):
    with alarmed(browser, served) as alarm:
        for first in range(0, 1_200, 200):
            alarm.show("".join(f"<section>{each}</section>" for each in ALL[first : first + 200]))
    assert len(alarm.ran) > 700
    assert alarm.asked


# Through what people do.


def a_talk(cast, texts: Iterator[str]) -> Thread:
    thread = a_thread(cast, title="Warp?")
    for text in texts:
        reply(thread, by=cast.ben, source=text)
    thread.refresh_from_db()
    return thread


def read_through(alarm: Alarm, thread: Thread) -> None:
    """Open each page of a conversation, and print it."""
    address = f"{HERE}/{thread.key}"
    for number in range(1, (thread.post_count - 1) // 20 + 2):
        assert alarm.open(f"{address}/?page={number}") == 200
    for number in range(1, (thread.post_count - 1) // 500 + 2):
        assert alarm.open(f"{address}/print/?page={number}") == 200


def test_none_runs_from_a_post(browser, site):
    cast = build_cast()
    thread = a_talk(cast, batches(10))
    with alarmed(browser, site, cast.nia) as alarm:
        read_through(alarm, thread)
        assert alarm.is_quiet, str(alarm)
    assert "alert(0)" in Post.objects.get(thread=thread, position=2).html


def mails(folder: Path) -> Path:
    """Write a mailbox: each batch as plain words, and as HTML."""
    path = folder / "lists.mbox"
    with path.open("wb") as box:
        for number, text in enumerate(batches(10)):
            for kind in ("plain", "html"):
                mail = EmailMessage()
                mail["From"], mail["Subject"] = "Ann <ann@members.example>", "Moths"
                mail["Message-ID"] = f"<{number}.{kind}@here.example>"
                mail["In-Reply-To"] = "<0.plain@here.example>" if (number, kind) != (0, "plain") else None
                mail["Date"] = f"Mon, 01 Jun 2009 10:{number // 60:02}:{number % 60:02} +0000"
                mail.set_content(text.replace("\0", ""), subtype=kind)
                box.write(b"From ann Mon Jun  1 10:00:00 2009\n" + mail.as_bytes() + b"\n\n")
    return path


def test_none_runs_from_a_mail_that_was_taken_in(browser, site, tmp_path):
    cast = build_cast()
    report = take_in_archive(mails(tmp_path), cast.board, by=cast.ada)
    assert report.posts == 2 * len(list(batches(10)))
    with alarmed(browser, site, cast.nia) as alarm:
        for thread in Thread.objects.all():
            read_through(alarm, thread)
        assert alarm.is_quiet, str(alarm)


def test_none_runs_from_what_a_post_said_before_nor_from_letters(browser, site):
    cast = build_cast()
    thread = a_talk(cast, batches(250))
    posts = list(Post.objects.filter(thread=thread, position__gt=1))
    for post, text in zip(posts, reversed([each.source for each in posts]), strict=True):
        edit(post, by=cast.ben, source=f"{text}\n\nMended.")
        letters = write_to(cast.nia, by=cast.ben, source=text)
    with alarmed(browser, site, cast.nia) as alarm:
        for post in posts:
            assert alarm.open(f"/c/weavers/posts/{post.key}/history/") == 200
            assert alarm.open(f"/c/weavers/posts/{post.key}/compare/") == 200
            assert alarm.open(f"/c/weavers/care/reports/post/{post.key}/") == 200
        assert alarm.open(f"/letters/{letters.key}/") == 200
        assert alarm.is_quiet, str(alarm)


def test_none_runs_from_the_title_of_what_a_link_leads_to(browser, site):
    cast = build_cast()
    titles = [each.replace("\0", "") for each in ALL[::28] if len(each) < 150]
    led_to = [a_thread(cast, title=title) for title in titles]
    links = [f"{site}{HERE}/{one.key}/ and [this]({HERE}/{one.key}/)" for one in led_to]
    thread = a_talk(cast, iter(["\n\n".join(links[first : first + 5]) for first in range(0, len(links), 5)]))
    with alarmed(browser, site, cast.nia) as alarm:
        read_through(alarm, thread)
        assert alarm.page.get_by_text("onerror").count() > 10
        assert alarm.open(f"{HERE}/") == 200
        assert alarm.is_quiet, str(alarm)


def test_none_runs_from_a_look_at_ones_own_words(browser, site):
    cast = build_cast()
    with alarmed(browser, site, cast.ben) as alarm:
        for text in batches(400):
            alarm.open(f"{HERE}/new/")
            alarm.page.locator("textarea[name=source]").fill(text)
            alarm.page.locator("[name=look]").first.click()
            alarm.touch()
        assert alarm.is_quiet, str(alarm)


@pytest.mark.parametrize(("policy", "runs"), [(False, True), (True, False)], ids=["open", "policy"])
def test_were_they_kept_as_typed_the_policy_alone_would_hold(policy, runs, browser, site, monkeypatch):
    monkeypatch.setattr(writing, "render", lambda source, *_given: source)
    cast = build_cast()
    raw = [each for each in ALL if each.startswith(("<img", "<svg onload", "<video", "<audio"))]
    thread = a_talk(cast, iter("".join(raw[first : first + 10]) for first in range(0, len(raw), 10)))
    with alarmed(browser, site, cast.nia, policy=policy) as alarm:
        read_through(alarm, thread)
    assert alarm.live
    assert bool(alarm.ran) is runs
