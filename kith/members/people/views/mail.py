"""The mail one gets, kind by kind: on one's own page, and from the link in each mail without signing in."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.members.people import mailing
from kith.members.people.actions.mailing import have_again
from kith.members.people.actions.mailing import stop as stop_mail
from kith.members.people.queries import addresses, person


@door("signed in", "GET", "POST")
def choices(request: HttpRequest) -> HttpResponse:
    """Show which mails the viewer gets; POST stops one kind, or has it sent again."""
    me = person(request.viewer)
    if request.method != "POST":
        words = {"choices": mailing.choices_of(me), "addresses": addresses(me)[:1]}
        return page(request, "people/mail.html", words, here="you")
    kind, wanted = mailing.named(request.POST.get("kind", "")), request.POST.get("mail", "")
    if kind is None or wanted not in ("yes", "no"):
        raise refuse("bad-request")
    if wanted == "yes":
        have_again(kind, by=me)
        said = _("Kept. It comes by mail again.")
    else:
        stop_mail(kind, by=me)
        said = _("Kept. It comes by mail no more, and still stands here.")
    return notices.leave(HttpResponseRedirect(reverse("people:mail"), status=303), said)


@door("anyone", "GET", "POST")
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether somebody wants no more mail of a kind; POST keeps that, or takes it back."""
    meant = mailing.meant_by(token)
    if meant is None:
        raise Http404
    whose, kind = meant
    done = ""
    if request.method == "POST" and request.POST.get("mail") == "yes":
        have_again(kind, by=whose)
        done = "again"
    elif request.method == "POST":
        stop_mail(kind, by=whose)
        done = "stopped"
    return page(request, "people/mail_stop.html", {"kind": kind, "done": done})
