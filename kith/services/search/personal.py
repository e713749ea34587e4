"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.communities.telling import by_while_readable
from kith.members.people.keeping import Basis, Fate, Kept, Part, Who
from kith.services.search.models import Need, SearchDocument, Seeking

KEPT = [
    Kept(
        SearchDocument,
        Part.NOTED,
        _("The index that finds what you wrote, and conversations you started"),
        why=_("So that they can be found by whoever may read them."),
        who=Who.NOBODY,
        until=_("As long as what it finds"),
        mine=by_while_readable("owner"),
        people=("owner", "author"),
        apart=("kind", "subject_id", "community", "audience", "helpful", "sort"),
        basis=Basis.INTEREST,
        whole=Fate.WORDLESS,
        because=_("Replies by others can still be found."),
    )
]

PLAIN = {
    Seeking: "That some words were looked for in vain: neither which words nor by whom can be read from it.",
    Need: "Words that several people looked for in vain; never who, and never what looks like a name.",
}
