"""Everything about somebody in one ZIP: pages that need no network, and the same for machines (TRUST N2)."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import engines
from django.utils import translation

from kith.base.kit.clock import now
from kith.base.kit.pages import shelter
from kith.desks.yours.labels import label_of, raw, read, words
from kith.desks.yours.others import Others
from kith.members.people.keeping import Kept, Part, Subject, in_parts
from kith.members.people.models import Person

FORMAT = 1
_SCREENFUL = 500  # rows read at once


@dataclass(slots=True)
class Section:
    """What is kept of one kind. cards: each row as a list of (label, words)."""

    kept: Kept
    place: str
    cards: list[list[tuple[Any, str]]] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)


def pack(subject: Subject, person: Person, path: Path) -> int:
    """Write the ZIP of a person's data to `path`, for its owner alone to read. Returns its size in bytes."""
    path.touch(mode=0o600)
    with translation.override(person.language), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        parts: list[tuple[Part, list[Section]]] = []
        others = Others(subject)
        for part, declared in in_parts():
            sections = [_section(one, subject, others) for one in declared]
            for section in sections:
                _write(packed, section, person)
            parts.append((part, sections))
        _write_index(packed, parts, person)
    return path.stat().st_size


def _section(one: Kept, subject: Subject, others: Others) -> Section:
    section = Section(one, place_of(one))
    for row in one.rows(subject).iterator(chunk_size=_SCREENFUL):
        given = [path for path in one.gives if not others.keeps_back(row, path)]
        record = {path.removesuffix(".name"): raw(row, path) for path in given}
        card = [(label_of(one, path), read(row, path)) for path in given]
        for name, value in (one.also(row, subject) if one.also else {}).items():
            record[name] = value
            card.append((label_of(one, name), words(value)))
        section.records.append(record)
        section.cards.append([(label, said) for label, said in card if said])
    return section


def place_of(one: Kept) -> str:
    """Return the name that a kind's files go by, each its own."""
    from kith.members.people.keeping import kept

    same = [other for other in kept() if other.table == one.table]
    number = same.index(one) + 1
    return one.table.replace(".", "-") + (f"-{number}" if number > 1 else "")


def _write(packed: zipfile.ZipFile, section: Section, person: Person) -> None:
    if not section.records:
        return
    packed.writestr(f"data/{section.place}.json", _json(_described(section)))
    page = _render("section.html", section=section, person=person)
    packed.writestr(f"pages/{section.place}.html", page)


def _described(section: Section) -> dict[str, Any]:
    one = section.kept
    return {
        "what": str(one.name),
        "why": str(one.why),
        "who may see it": str(one.who),
        "until": str(one.until),
        "on what ground": str(one.basis.value),
        "rows": section.records,
    }


def _write_index(packed: zipfile.ZipFile, parts: list[tuple[Part, list[Section]]], person: Person) -> None:
    packed.writestr("index.html", _render("index.html", parts=parts, person=person))
    listed = [each.place for _part, sections in parts for each in sections if each.records]
    about = {"format": FORMAT, "from": settings.SITE_URL, "made": now().isoformat(), "kinds": listed}
    packed.writestr("data/index.json", _json(about))
    packed.writestr("style.css", (Path(__file__).parent / "packed.css").read_text("utf-8"))


def _render(name: str, **values: Any) -> str:
    values |= {"network": shelter.network_name(), "made": now(), "language": translation.get_language()}
    return engines["kith"].env.get_template(f"yours/packed/{name}").render(values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def counts(subject: Subject) -> Iterator[tuple[Part, list[tuple[Kept, int]]]]:
    """Yield how much there is of each kind, part by part."""
    for part, declared in in_parts():
        yield part, [(one, one.rows(subject).count()) for one in declared]
