"""Looking at what one wrote before anybody else does."""

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest

from kith.base.kit.text import render_markdown


def look(request: HttpRequest, form: forms.Form, people: Mapping[str, str] | None = None) -> str:
    """Return the HTML that the words of a form become, if it was sent to look at them, else "".

    people: where those whom they may name lead to.
    """
    asked = request.method == "POST" and "look" in request.POST
    return render_markdown(form.cleaned_data["source"], people) if asked and form.is_valid() else ""
