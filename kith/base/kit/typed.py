"""What somebody typed into a form, and what is amiss with it, ready for a template that tolerates no gaps."""

from dataclasses import dataclass

from django.forms import Form


@dataclass(frozen=True, slots=True)
class Typed:
    """values: what stands in each field, as typed. errors: the first thing amiss with each, or "".

    mistakes: (field, sentence) for those that have one, in the form's order.
    """

    values: dict[str, str]
    errors: dict[str, str]

    @property
    def mistakes(self) -> list[tuple[str, str]]:
        return [(name, said) for name, said in self.errors.items() if said]


def typed(form: Form) -> Typed:
    """Return what a form holds; an untouched form holds its initial values and no errors."""
    values = {name: form[name].value() for name in form.fields}
    errors = {name: form.errors[name][0] if name in form.errors else "" for name in form.fields}
    return Typed({name: "" if value is None else str(value) for name, value in values.items()}, errors)
