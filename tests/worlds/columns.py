"""The text columns that can hold somebody's words, found by walking every model."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from kith.base.kit.models import PublicKeyField
from tests.worlds.table import NO_WORDS, WHO_MAY_SEE

Column = tuple[type[models.Model], models.Field]


def text_columns() -> Iterator[Column]:
    """Yield every column of text but keys, slugs, hashes and those that are picked from choices."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and not _holds_no_words(field):
                yield model, field


def _holds_no_words(field: models.Field) -> bool:
    return (
        isinstance(field, PublicKeyField | models.SlugField)
        or bool(field.choices)
        or field.name.endswith("_hash")
    )


def left_alone(model: type[models.Model]) -> set[str]:
    """Return the columns of a model that hold no words."""
    return set(NO_WORDS.get(model._meta.label, "").partition(":")[0].split())


def undeclared() -> set[str]:
    """Return the columns nobody decided about."""
    return {
        f"{model._meta.label}.{field.name}"
        for model, field in text_columns()
        if field.name not in left_alone(model) and field.name not in WHO_MAY_SEE.get(model._meta.label, {})
    }


def outdated() -> set[str]:
    """Return what the table speaks of and no model has."""
    there = {f"{model._meta.label}.{field.name}" for model, field in text_columns()}
    declared = {f"{label}.{name}" for label, names in WHO_MAY_SEE.items() for name in names}
    declared |= {
        f"{label}.{name}" for label, line in NO_WORDS.items() for name in line.partition(":")[0].split()
    }
    return declared - there
