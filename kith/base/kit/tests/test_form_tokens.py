"""A form's token is one that Django takes, and another one on every page."""

from collections import Counter

import pytest
from django.middleware import csrf
from django.test import RequestFactory

from kith.base.kit import form_tokens

SECRET = "aB3" + "x" * 29


def test_django_takes_what_is_masked():
    token = form_tokens.masked(SECRET)
    assert csrf._unmask_cipher_token(token) == SECRET
    assert csrf._does_token_match(token, SECRET)
    assert not csrf._does_token_match(form_tokens.masked("b" * 32), SECRET)


def test_each_page_has_another_mask():
    assert len({form_tokens.masked(SECRET)[:32] for _page in range(200)}) == 200


def test_every_letter_is_as_likely():
    drawn = Counter("".join(form_tokens.masked(SECRET)[:32] for _page in range(3_000)))
    assert set(drawn) == set(csrf.CSRF_ALLOWED_CHARS)
    # 1,548 of each are to be expected; five standard deviations are 197.
    assert all(1_548 - 300 < count < 1_548 + 300 for count in drawn.values())


@pytest.mark.parametrize("cookie", [SECRET, None])
def test_the_cookie_it_belongs_to_is_sent(cookie):
    request = RequestFactory().get("/")
    if cookie:
        request.META["CSRF_COOKIE"] = cookie
    token = form_tokens.token(request)
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"] is True
    assert csrf._unmask_cipher_token(token) == request.META["CSRF_COOKIE"]
