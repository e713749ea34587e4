"""The directory of people: by what they offer and ask, or A to Z."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.lines import one_line
from kith.base.kit.pages import page, page_number
from kith.members.profiles import finding, queries
from kith.members.profiles.addresses import general_discussion

COUNT = 30
MAX_ASKED = 100
_KINDS = {"offers": "offer", "asks": "ask"}
_CALLED = 6


@door("signed in")
def index(request: HttpRequest) -> HttpResponse:
    """Show people who fit what was asked, best first, or everyone A to Z."""
    text = _asked(request.GET.get("q", ""))
    within = request.GET.get("in", "") if request.GET.get("in") in _KINDS else ""
    number = page_number(request)
    found = _found(request, text, _KINDS.get(within, ""), number)
    if number > 1 and not found.rows:
        raise Http404
    named = queries.called(request.viewer, text, _CALLED) if text and not within and number == 1 else []
    context = {
        "text": text,
        "within": within,
        "found": found,
        "named": named,
        "number": number,
        "rest": _rest(text, within),
        "ask": {name: _rest(text, name) for name in ("", *_KINDS)},
        "general": general_discussion(request.viewer) if text and not found.rows else "",
    }
    return page(request, "profiles/directory.html", context, here="people")


def _asked(typed: str) -> str:
    return "".join(letter for letter in one_line(typed) if letter.isprintable())[:MAX_ASKED]


def _found(request: HttpRequest, text: str, kind: str, number: int) -> finding.Found:
    start = (number - 1) * COUNT
    if text:
        return finding.fitting(request.viewer, text, kind, start, COUNT)
    return finding.everyone(request.viewer, kind, start, COUNT)


def _rest(text: str, within: str) -> str:
    """Return what stands in an address behind the page number, or alone behind a question mark."""
    return urlencode({name: value for name, value in (("q", text), ("in", within)) if value})
