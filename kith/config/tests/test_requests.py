import io

import pytest
from django.core.handlers.wsgi import WSGIRequest

from kith.config.requests import Utf8Request
from kith.config.wsgi import Utf8Handler
from tests.cast import visit

NO_CHARACTER_SETS = ["base64", "hex", "zlib", "rot13", "undefined"]


def asked(kind: type[WSGIRequest], content_type: str, body: bytes = b"") -> WSGIRequest:
    return kind(
        {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/search/",
            "QUERY_STRING": "q=a",
            "CONTENT_TYPE": content_type,
            "CONTENT_LENGTH": str(len(body)),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": "http",
        }
    )


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", *NO_CHARACTER_SETS, "nonsense"])
def test_whatever_is_claimed_words_are_utf_8(charset):
    form = f"application/x-www-form-urlencoded; charset={charset}"
    request = asked(Utf8Request, form, b"source=caf%C3%A9")
    assert (request.GET["q"], request.POST["source"], request.content_type) == (
        "a",
        "café",
        "application/x-www-form-urlencoded",
    )


def test_the_handler_we_serve_with_reads_so():
    assert Utf8Handler.request_class is Utf8Request


def test_a_plain_request_would_have_broken():
    with pytest.raises((LookupError, TypeError, ValueError)):
        _ = asked(WSGIRequest, "x; charset=base64").GET["q"]


@pytest.mark.django_db
def test_a_request_for_another_host_is_refused_where_one_of_ours_is_not():
    assert visit().get("/sign-in/", headers={"host": "evil.example"}).status_code == 400
    assert visit().get("/sign-in/", headers={"host": "localhost"}).status_code == 200
