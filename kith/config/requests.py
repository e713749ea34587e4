"""Requests as Kith reads them: everything here is UTF-8, whatever a caller claims."""

from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class Utf8Request(WSGIRequest):
    """A request whose Content-Type cannot choose a codec: some are no character sets, and would raise."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            self.content_type, self.content_params = "", {}
        self.content_params.pop("charset", None)


class Utf8Handler(WSGIHandler):
    request_class = Utf8Request
