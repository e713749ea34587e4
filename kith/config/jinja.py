"""The one template engine (PERFORMANCE 1): Jinja2, undefined names are errors."""

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from kith.base.kit import dates
from kith.base.ui.jinja import TEMPLATE_GLOBALS


class Engine(Jinja2):
    """Django's Jinja2 backend, looking for templates where the rooms keep them."""

    app_dirname = "templates"


class House(Environment):
    """Jinja2's environment, whose templates all have the same globals and so need not compare them."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template; Jinja2 would chain two maps, and search both for each import."""
        return super().make_globals(d) if d else self.globals


def environment(**options: Any) -> Environment:
    """Return Kith's Jinja2 environment; names of templates begin with the label of their room."""
    options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env = House(extensions=["jinja2.ext.i18n"], **options)
    env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)
    env.globals.update(url=_url, static=static, safety_lines=_safety_lines, **TEMPLATE_GLOBALS)
    env.filters.update(dates.FILTERS)
    return env


def _safety_lines() -> list[str]:
    from kith.services.moderation.queries import safety_lines

    return safety_lines()


# Addresses do not change while a process runs; working one out costs more than a row of posts.
@lru_cache(maxsize=10_000)
def _url(route: str, *args: Any, **kwargs: Any) -> str:
    return reverse(route, args=args or None, kwargs=kwargs or None)
