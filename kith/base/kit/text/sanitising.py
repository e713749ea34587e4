"""The one list of HTML that may stand in a post. Everything shown passes through here once, when written."""

import nh3

from kith.base.kit.text.links import REL
from kith.base.kit.text.mathml import MATHML

_CLASSES = {
    "blockquote": {"quote"},
    "code": {"code", "formula"},
    "details": {"folded", "quote", "signature", "footer"},
    "div": {"formula", "mail", "wide"},
    "p": {"lines", "attribution"},
    "pre": {"laid-out"},
    "span": {"formula", "mark"},
    "td": {"left", "right", "centre"},
    "th": {"left", "right", "centre"},
}
_TAGS = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h3", "h4",
    "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td",
    "th", "thead", "tr", "ul",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=_TAGS | set(MATHML),
    clean_content_tags={"script", "style"},
    attributes={"a": {"href", "title"}, "details": {"data-lines"}, "math": {"alttext"}, "ol": {"start"}},
    tag_attribute_values={
        **{tag: {name: set(values) for name, values in named.items()} for tag, named in MATHML.items()},
        **{tag: {"tabindex": {"0"}} for tag in ("div", "pre", "span")},
    },
    allowed_classes=_CLASSES,
    link_rel=REL,
    url_schemes={"http", "https", "mailto"},
)


def sanitise(html: str) -> str:
    """Return html with only the tags, attributes and classes a post may carry; the same bytes if clean."""
    return _CLEANER.clean(html)
