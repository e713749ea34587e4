import io

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest

from tests.cast import build_cast, visit
from tests.pages import mistakes

pytestmark = pytest.mark.django_db
MOST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
FORM = "application/x-www-form-urlencoded"
KINDS = [FORM, "multipart/form-data; boundary=x", "application/octet-stream"]


class Untouched(io.RawIOBase):
    """A body that fails whoever reads it."""

    def read(self, size=-1):
        raise AssertionError("The body was read.")


def post(client, length: int | str, kind: str):
    return client.generic(
        "POST", "/search/", b"", kind, CONTENT_LENGTH=str(length), **{"wsgi.input": Untouched()}
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("signed_in", [False, True])
def test_more_than_a_form_needs_is_refused_unread(kind, signed_in):
    answer = post(visit(build_cast().ben if signed_in else None), 60 * 1024**2, kind)
    html = answer.content.decode()
    assert (answer.status_code, "more than this site takes" in html, mistakes(html)) == (413, True, [])
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_as_much_as_a_form_may_hold_is_read():
    body = b"source=" + b"a" * (MOST - len("source="))
    assert visit().generic("POST", "/sign-in/", body, FORM).status_code != 413
    assert visit().generic("POST", "/sign-in/", body + b"a", FORM).status_code == 413


@pytest.mark.parametrize("length", ["", "0", "-1"])
def test_a_body_without_a_length_is_not_read(length):
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": FORM,
            "CONTENT_LENGTH": length,
            "HTTP_TRANSFER_ENCODING": "chunked",
            "wsgi.input": Untouched(),
        }
    )
    assert (request.body, dict(request.POST)) == (b"", {})


@pytest.mark.parametrize("kind", KINDS[:2])
def test_too_many_fields_are_refused_with_a_page(kind):
    one = b"a=1&" if kind == FORM else b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    answer = visit().generic("POST", "/sign-in/", one * 2000, kind)
    assert (answer.status_code, "We couldn’t read that request" in answer.content.decode()) == (400, True)
