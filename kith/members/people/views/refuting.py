"""The link in a mail about a change: "it wasn't me". Looking at it changes nothing."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.people.actions.refuting import read, refute


@door("anyone", "GET", "POST")
def not_me(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it takes back what was added and signs everybody out."""
    said = read(token)
    if said is None:
        return page(request, "people/not_me_gone.html", status=404)
    kind = said.undoes.partition(":")[0]
    if request.method != "POST":
        return page(request, "people/not_me.html", {"kind": kind, "token": token, "done": False})
    undone = refute(said)
    # The last address stays: who took the others away has a mail of its own.
    shown = kind if undone else "address-kept" if kind == "address" else ""
    return page(request, "people/not_me.html", {"kind": shown, "token": token, "done": True})
