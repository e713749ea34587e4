"""Every template compiles, and everything a template names by a plain word is there. Part of bin/check."""

import sys

from jinja2 import TemplateError, meta


def faults() -> list[str]:
    """Return one line for each template that does not compile or names one that is not there."""
    from django.template import engines

    environment = engines["kith"].env
    names = set(environment.list_templates())
    found = []
    for name in sorted(names):
        source = environment.loader.get_source(environment, name)[0]
        try:
            environment.compile(source, name)
            tree = environment.parse(source, name)
        except TemplateError as fault:
            found.append(f"{name}: {fault}")
            continue
        missing = {other for other in meta.find_referenced_templates(tree) if other and other not in names}
        found += [f"{name}: there is no template {other}" for other in sorted(missing)]
    return found


def main() -> int:
    """Print what is wrong. Returns the exit code."""
    import django

    django.setup()
    found = faults()
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
