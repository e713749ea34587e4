"""A post's words to be quoted in an answer to it: its author's own, in > marks, with who wrote them."""

import re

from django.utils.translation import gettext as _

from kith.base.kit.text import shown_words
from kith.services.conversations.models import Post

_MOST = 2_000
_QUOTED = re.compile(r"^[ \t]*>.*(?:\n|$)", re.MULTILINE)


def cited(post: Post) -> str:
    """Return the lines to begin an answer with. A long post is cut at a word."""
    words = _own(post)
    if len(words) > _MOST:
        words = words[:_MOST].rsplit(None, 1)[0] + " …"
    marked = "\n".join(f"> {line}".rstrip() for line in words.split("\n"))
    return f"{_('%(name)s wrote:') % {'name': post.author.name}}\n\n{marked}\n\n"


def with_quote(begun: str, post: Post) -> str:
    """Return what somebody began to write with a post quoted below it; quoted already, it stays as it is."""
    lines = cited(post)
    if lines.strip() in begun:
        return begun
    return f"{begun.rstrip()}\n\n{lines}" if begun.strip() else lines


def _own(post: Post) -> str:
    if post.format == Post.Format.MARKDOWN:
        own = re.sub(r"\n{3,}", "\n\n", _QUOTED.sub("", post.source)).strip()
        return own or post.source.strip()
    return re.sub(r"\n{3,}", "\n\n", shown_words(post.html)).strip()
