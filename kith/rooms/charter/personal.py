"""What this room keeps about people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Fate, Kept, Part, Until, Who, by
from kith.rooms.charter.models import Acceptance, Remark, Version

_WORDS = ("domain_statement", "who", "practice_scope", "norms", "why")

KEPT = [
    Kept(
        Version,
        Part.WRITTEN,
        _("Wordings of a charter you proposed or adopted"),
        why=_("So that a community knows what it agreed on, and since when."),
        who=_("Anyone who reads the charter"),
        until=Until.COMMUNITY,
        mine=lambda subject: by("proposed_by", "adopted_by")(subject) & Q(adopted_at__isnull=False),
        gives=("community.name", "number", *_WORDS, "proposed_at", "adopted_at"),
        words=_WORDS,
        people=("proposed_by", "adopted_by"),
        apart=("key", "changes_norms", "let_go_at"),
        whole=Fate.NAMELESS,
        because=_("What a community adopted is its own."),
    ),
    Kept(
        Version,
        Part.WRITTEN,
        _("Wordings of a charter you proposed that were not adopted"),
        why=_("So that members can talk about them."),
        who=Who.MEMBERS,
        until=Until.COMMUNITY,
        mine=lambda subject: by("proposed_by")(subject) & Q(adopted_at=None),
        gives=("community.name", *_WORDS, "proposed_at", "let_go_at"),
    ),
    Kept(
        Remark,
        Part.WRITTEN,
        _("What you said to a proposed charter"),
        why=_("So that it’s weighed before it’s adopted."),
        who=Who.MEMBERS,
        until=Until.COMMUNITY,
        mine=by("by"),
        gives=("community.name", "kind", "words", "at", "withdrawn_at"),
        words=("words",),
        people=("by",),
        apart=("key", "version"),
    ),
    Kept(
        Acceptance,
        Part.BELONGING,
        _("Charters you said you’d keep to"),
        why=_("So that it’s known which wording you agreed to."),
        who=Who.MEMBERS,
        until=Until.ERASED,
        mine=by("person"),
        gives=("community.name", "version.number", "at"),
        people=("person",),
        nameless=Fate.GONE,
    ),
]
