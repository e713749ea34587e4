"""Says what is folded in a mail, to whoever hears a page, and which words were meant as a formula, to all."""

import re

from django.utils.translation import gettext, ngettext
from markupsafe import Markup, escape

from kith.base.ui.hosts import with_hosts

# As base/kit/text writes it; in words that somebody wrote, "<" is never left as it is.
_FOLD = re.compile(
    r'<details class="folded (quote|signature|footer)"(?: data-lines="(\d{1,7})")?><summary>', re.ASCII
)
_UNSHOWN = re.compile(r'<code class="formula">[^<]*</code>')


def labelled(html: str) -> Markup:
    """Return the safe HTML of a text with the name of each folded part, unseen, before its first line.

    Behind a formula that cannot be shown stands that it is one; behind a link elsewhere, where it leads.
    """
    if '<code class="formula">' in html:
        html = _UNSHOWN.sub(_with_word, html)
    return Markup(_FOLD.sub(_with_label, with_hosts(html)))  # noqa: S704 - rendered and sanitised when it was written


def _with_label(match: re.Match[str]) -> str:
    return f'{match[0]}<span class="unseen">{escape(_label(match[1], int(match[2] or 0)))}: </span>'


def _with_word(match: re.Match[str]) -> str:
    return f'{match[0]} <span class="small soft">{escape(gettext("(a formula that can’t be shown)"))}</span>'


def _label(kind: str, lines: int) -> str:
    if kind == "signature":
        return gettext("Signature")
    if kind == "footer":
        return gettext("Footer")
    if not lines:
        return gettext("Quoted text")
    return ngettext("Quoted text, %(count)d line", "Quoted text, %(count)d lines", lines) % {"count": lines}
