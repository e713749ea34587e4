"""The living style guide."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.base.ui.guide import guide


@door("anyone")
def style(request: HttpRequest) -> HttpResponse:
    """Show every part and state, in real markup."""
    return page(request, "ui/style.html", {"guide": guide()}, here="style")
