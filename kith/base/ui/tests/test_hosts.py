"""A link that leads elsewhere says where, where its words do not."""

import pytest

from kith.base.kit.text import render
from kith.base.ui.hosts import with_hosts


def said(source: str) -> str:
    html = with_hosts(render(source, "markdown"))
    return html.rpartition("</a>")[2].strip().removesuffix("</p>").strip()


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("[here](https://a.example/b)", "a.example"),
        ("[here](https://www.a.example)", "a.example"),
        ("[b.example](https://a.example)", "a.example"),
        ("[nota.example](https://a.example)", "a.example"),
        ("[a.example.com](https://a.example)", "a.example"),
        ("[here](https://b.example@a.example:8000/)", "a.example"),
        ("![a cat](https://a.example/cat.png)", "a.example"),
        ("[*here* & there](http://a.example)", "a.example"),
    ],
)
def test_it_stands_behind_the_words(source, host):
    assert said(source) == f'<span class="host soft">({host})</span>'


@pytest.mark.parametrize(
    "source",
    [
        "https://a.example/b", "www.a.example", "[on A.example](https://a.example)", "[x](/c/weavers/)",
        "[x](mailto:a@a.example)", "[m.a.example](https://a.example)",
    ],
)  # fmt: skip
def test_or_not_where_it_is_plain(source):
    assert "(" not in said(source)


def test_what_leads_here_is_not_elsewhere(settings):
    settings.SITE_URL = "https://kith.example"
    assert said("[x](https://kith.example)") == said("[x](https://kith.example/c/weavers/)") == ""
    assert "kith.example.org" in said("[x](https://kith.example.org)")
    assert "a.example" in said("[x](https://kith.example@a.example/)")
