"""Nothing anybody writes can run in a reader's browser."""

import re

import pytest

from kith.base.kit.text import render
from kith.base.kit.text.html_mail import html_to_text
from kith.base.kit.text.sanitising import sanitise

PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//a.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<style>@import 'http://a.example/x.css';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><img src=x onerror=alert(1)></template>",
    "<base href='http://a.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<input autofocus onfocus=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](http://a.example/x.png)',
    '[x](http://a.example "onmouseover=alert(1)")',
    '[x](http://a.example/" onmouseover="alert(1))',
    '<http://a.example/" onmouseover="alert(1)>',
    'http://a.example/"onmouseover="alert(1)',
    "http://a.example/'><script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "```<script>\nalert(1)\n```",
    "[x]: javascript:alert(1)\n\n[x]",
    "> <script>alert(1)</script>",
    "-- \n<script>alert(1)</script>",
    "On 1 Jun <script>alert(1)</script> wrote:\n> a\n> b",
    "| a |\n|-|\n| <script>alert(1)</script> |",
    "\x00<script>alert(1)</script>",
    "<<script>script>alert(1)<</script>/script>",
    "<a\x00 href=javascript:alert(1)>x</a>",
]
WRAPS = [
    "{}",
    "a {} b",
    "> {}",
    "- {}",
    "# {}",
    "**{}**",
    "    {}",
    "Yes.\n\nAda wrote:\n> {}\n> b",
    "-- \n{}",
]
ALLOWED = re.compile(
    r"<(?:/?(?:p|blockquote|details|summary|div|span|pre|code|h[3-6]|ul|ol|li|em|strong|s|table|thead|tbody|tr|th|td)"
    r"|hr|br|/a)(?: class=\"[a-z -]*\"| tabindex=\"0\"| data-lines=\"\d+\"| start=\"\d+\")*>"
    r'|<a href="(?:https?://|mailto:|/|#)?[^"<>]*"(?: title="[^"<>]*")? rel="nofollow noopener ugc">'
    r'|<a(?: title="[^"<>]*")? rel="nofollow noopener ugc">'
)


def live_markup(html: str) -> list[str]:
    """The tags in html that are not the few that may be there."""
    return [tag for tag in re.findall(r"<[^>]*>", html) if not ALLOWED.fullmatch(tag)]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("format", ["markdown", "mail"])
def test_payloads_are_dead(payload, format):
    for wrap in WRAPS:
        html = render(wrap.replace("{}", payload), format)
        assert live_markup(html) == []
        assert not re.search(r'href="\s*(?:javascript|data|vbscript):', html, re.IGNORECASE)
        assert sanitise(html) == html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_dead_in_html_mail(payload):
    html = render(html_to_text(f"<html><body>{payload}</body></html>"), "mail")
    assert live_markup(html) == []


def test_the_judge_sees_live_markup():
    assert live_markup("<p onclick=x>a</p><script>") == ["<p onclick=x>", "<script>"]
    assert sanitise("<p onclick=x>a</p><script>b</script>") == "<p>a</p>"
