"""What a browser makes of rendered text: a tree that holds only what a post may carry."""

import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.base.kit.tests.test_text_hostile import PAYLOADS
from kith.base.kit.text import render
from kith.base.kit.text.html_mail import html_to_text

# Written down here once more, by hand: a slip in the sanitiser's own list must not excuse itself.
ELEMENTS = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h3", "h4", "h5",
    "h6", "hr", "i", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
CLASSES = {
    "quote", "code", "folded", "signature", "footer", "mail", "lines", "attribution", "laid-out", "mark",
    "left", "right", "centre", "wide",
}  # fmt: skip
# A scheme as browsers read it: a letter, then letters, digits, "+", "-" and "."; anything else is relative.
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

MORE = [
    "<img src=`javascript:alert(1)`>",
    "<img src='x' srcset='x' onerror  =  'alert(1)'>",
    "<img/src=x/onerror=alert(1)//",
    "<image href=x onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onloadstart=alert(1)>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<select autofocus onfocus=alert(1)>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<table background='javascript:alert(1)'><td>x</td></table>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='java&Tab;script:alert(1)'>x</a>",
    "<a href='//a.example' target=_blank ping='//b.example'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<p id=x name=body class='shell band'>x</p>",
    "<link rel=stylesheet href='//a.example/x.css'>",
    "<embed src='javascript:alert(1)'>",
    "<frameset onload=alert(1)>",
    "<button formaction='javascript:alert(1)'>x</button>",
    "<custom-element onclick=alert(1)>x</custom-element>",
    "<div is=x contenteditable onbeforeinput=alert(1)>x</div>",
    "[x](vbscript:msgbox(1))",
    "[x](<javascript:alert(1)>)",
    "[x](\tjavascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java\\\nscript:alert(1))",
    "[x](file:///etc/passwd)",
    "[x][y]\n\n[y]: <data:text/html,x> 'title'",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<javascript:alert(1)>",
    "<vbscript:msgbox(1)>",
    "[<img src=x onerror=alert(1)>](http://a.example)",
    "[x](http://a.example '\" onclick=alert(1) x=\"')",
    "`` ` <img src=x onerror=alert(1)> ``",
    '```"><img src=x onerror=alert(1)>\nx\n```',
    "www.a.example/<script>alert(1)</script>",
    "http://a.example/\u2028onclick=alert(1)",
    "http://a.example/`onclick=alert(1)`",
    "From: <img src=x onerror=alert(1)>\nTo: x\nSubject: x",
    "-----Original Message-----\nFrom: <svg onload=alert(1)>\nSent: x\nTo: y\nSubject: z\n\nw",
    "\ufeff<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
]
ALL = list(dict.fromkeys(PAYLOADS + MORE))
WRAPS = ["{}", "a {} b", "> {}", "- {}", "Yes.\n\nAda wrote:\n> {}\n> b", "-- \n{}", "| a |\n|---|\n| {} |"]


def faults(html: str) -> list[str]:
    """Everything in the tree a browser builds of html that a post may not carry."""
    found = []
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        if element.tag not in ELEMENTS:
            found.append(f"<{element.tag}>")
        found += [
            f"{name}={value!r}"
            for name, value in element.attrib.items()
            if not _may_stand(element.tag, name, value)
        ]
    return found


def _may_stand(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return set(value.split()) <= CLASSES
    if tag == "a":
        return (
            name == "title" or (name == "rel" and value == "nofollow noopener ugc") or _is_safe(name, value)
        )
    return (tag, name, value) in (("pre", "tabindex", "0"), ("div", "tabindex", "0")) or (
        (tag, name) in (("ol", "start"), ("details", "data-lines")) and value.isdecimal()
    )


def _is_safe(name: str, address: str) -> bool:
    """Browsers leave out blanks and controls before they look for the scheme: none may be there at all."""
    scheme = SCHEME.match(address)
    known = scheme is None or scheme.group(1).lower() in ("http", "https", "mailto")
    return name == "href" and known and not re.search(r"[\x00-\x20]", address)


def test_there_are_many_payloads():
    assert len(ALL) >= 100


@pytest.mark.parametrize("payload", ALL)
@pytest.mark.parametrize("format", ["markdown", "mail"])
def test_a_browser_finds_only_what_a_post_may_carry(payload, format):
    for wrap in WRAPS:
        assert faults(render(wrap.replace("{}", payload), format)) == []


@pytest.mark.parametrize("payload", ALL)
def test_a_browser_finds_only_that_in_html_mail_too(payload):
    for wrap in ("{}", "<p>a {} b</p>", "<blockquote>{}</blockquote>", "<pre>{}</pre>", "<a href='{}'>x</a>"):
        assert faults(render(html_to_text(wrap.replace("{}", payload)), "mail")) == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*ALL, "\n", "\n\n", "> ", "`", "](", "<", '"', "\x00"]), max_size=6),
    st.sampled_from(["markdown", "mail"]),
)
def test_payloads_joined_by_chance_stay_dead(pieces, format):
    assert faults(render("".join(pieces), format)) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>x</script>", "<script>"),
        ("<p onclick=x>a</p>", "onclick='x'"),
        ("<p style='color:red'>a</p>", "style='color:red'"),
        ("<p class='band'>a</p>", "class='band'"),
        ("<a href='javascript:x'>a</a>", "href='javascript:x'"),
        ("<a href='java&#10;script:x'>a</a>", "href='java\\nscript:x'"),
        ("<a href='DATA:text/html,x'>a</a>", "href='DATA:text/html,x'"),
        ("<a href='vbscript:x'>a</a>", "href='vbscript:x'"),
        ("<a rel='noopener'>a</a>", "rel='noopener'"),
        ("<h1>a</h1>", "<h1>"),
        ("<p tabindex=0>a</p>", "tabindex='0'"),
        ("<p data-lines=1>a</p>", "data-lines='1'"),
        ("<details data-lines=a>a</details>", "data-lines='a'"),
    ],
)
def test_the_judge_sees_what_may_not_stand(html, fault):
    assert faults(html) == [fault]


@pytest.mark.parametrize(
    "href", ["https://a.example/b:c", "mailto:a@b.example", "/here", "#x", "a/b:c", "?q=a:b"]
)
def test_the_judge_lets_good_addresses_pass(href):
    assert faults(f'<a href="{href}" rel="nofollow noopener ugc">a</a>') == []
