"""Telling those who proposed something what became of it, where another's word decided."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line
from kith.members.communities.access import is_member
from kith.members.communities.addresses import home_of
from kith.members.people.actions.mailing import send_once
from kith.members.people.models import Person
from kith.members.people.notices import Notice, notice_letter
from kith.rooms.kinship.access import is_in
from kith.rooms.kinship.asked import EMERGENCE, RECOGNITION, TIE
from kith.rooms.kinship.mailed import OUTCOMES
from kith.rooms.kinship.models import Emergence, Recognition, Relation, RelationStep

# How it stands now, in a word, and what the mail says.
Outcome = tuple[str, Notice]


def tell_outcome(person_id: int, what: str, thing_id: int) -> None:
    """Mail somebody what became of what they proposed: that it did, not what was written. Once each.

    What changed again meanwhile, or is no longer theirs to read, is not told.
    """
    person = Person.objects.present().filter(pk=person_id).first()
    if person is None:
        return
    with translation.override(person.language):
        outcome = _OUTCOMES[what](person, thing_id)
    if outcome is not None:
        state, notice = outcome
        about = f"{what}:{thing_id}:{state}"
        send_once(person, OUTCOMES, about, lambda address: notice_letter(person, address, OUTCOMES, notice))


def _of_tie(person: Person, thing: int) -> Outcome | None:
    row = Relation.objects.filter(pk=thing).select_related("community", "other").first()
    mine = RelationStep.objects.filter(relation=thing, by=person, kind=RelationStep.Kind.PROPOSED)
    if row is None or not mine.exists():
        return None
    names = {"name": one_line(row.other.name), "here": one_line(row.community.name)}
    links = [(_("Read it here:"), reverse("kinship:related", args=[row.community.slug]))]
    if row.state == Relation.State.STANDING:
        said = _("What you proposed that %(here)s and %(name)s are to each other is there for all to read.")
        return "standing", Notice(_("%(name)s said yes") % names, said % names, links)
    if row.state == Relation.State.LET_GO and is_member(person, row.community):
        said = _("Nothing is said between %(here)s and %(name)s now. You can propose something again.")
        title = _("What you proposed to %(name)s was let go")
        return "let_go", Notice(title % names, said % names, links)
    return None


def _of_group(person: Person, thing: int) -> Outcome | None:
    rows = Emergence.objects.select_related("group", "community", "founded")
    row = rows.filter(pk=thing, proposed_by=person).first()
    if row is None:
        return None
    name = {"group": one_line(row.group.name)}
    if row.founded is not None:
        title, said = _("%(group)s is a community of its own now"), _("What you proposed in it went ahead.")
        return "founded", Notice(title % name, said, [(_("Go there:"), home_of(row.founded.slug))])
    if row.let_go_at is not None and is_in(person, row.group):
        title, said = _("What you proposed in %(group)s was let go"), _("It goes on as a smaller group.")
        path = reverse("kinship:group", args=[row.community.slug, row.group.key])
        return "let_go", Notice(title % name, said, [(_("Go there:"), path)])
    return None


def _of_recognition(person: Person, thing: int) -> Outcome | None:
    rows = Recognition.objects.filter(pk=thing, asked_by=person).exclude(recognised_at=None)
    row = rows.select_related("community").first()
    if row is None:
        return None
    title = _("%(name)s is recognised") % {"name": one_line(row.community.name)}
    links = [(_("Read who vouched for it:"), reverse("kinship:recognition", args=[row.community.slug]))]
    return "recognised", Notice(title, _("Others know its work, and said so. You asked for that."), links)


_OUTCOMES: dict[str, Callable[[Person, int], Outcome | None]] = {
    TIE: _of_tie,
    EMERGENCE: _of_group,
    RECOGNITION: _of_recognition,
}
