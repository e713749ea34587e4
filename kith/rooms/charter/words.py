"""What the parts of a charter are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "domain_statement": _("What we care about"),
    "who": _("Who we are"),
    "practice_scope": _("What we do"),
    "norms": _("How we are with each other"),
}
