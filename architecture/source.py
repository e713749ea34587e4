"""One Python file as the checks see it: its tree, what its names stand for, and every string in it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """path: from the root, with slashes. room: whose file it is. tree: its syntax tree."""

    path: str
    room: str
    tree: ast.Module

    @classmethod
    def read(cls, root: Path, file: Path, room: str) -> "Source":
        """Parse a file. Raises SyntaxError when it is not Python."""
        return cls(file.relative_to(root).as_posix(), room, ast.parse(file.read_text("utf-8"), str(file)))

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.path.split("/")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node, however deep: a deferred or type-only import is an import."""
        return list(ast.walk(self.tree))

    @property
    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def absolute(self, module: str, level: int) -> str:
        """Return the full name of a module that is imported with `level` leading dots."""
        if not level:
            return module
        package = self.path.split("/")[:-1]
        parts = package[: len(package) - level + 1] + ([module] if module else [])
        return ".".join(parts)

    @cached_property
    def imported(self) -> list[tuple[int, str, str]]:
        """Every import as (line, local name, full dotted name)."""
        found = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [(node.lineno, name.asname or "", name.name) for name in node.names]
            elif isinstance(node, ast.ImportFrom):
                module = self.absolute(node.module or "", node.level)
                for name in node.names:
                    full = module if name.name == "*" else f"{module}.{name.name}"
                    found.append((node.lineno, name.asname or name.name, full))
        return found

    @cached_property
    def meanings(self) -> dict[str, str]:
        """Local name to full dotted name, for everything imported under a name of its own."""
        return {local: full for _line, local, full in self.imported if local}

    def dotted(self, node: ast.AST) -> str:
        """Return the full dotted name an expression such as `people.models.Person` stands for, or ""."""
        if isinstance(node, ast.Name):
            return self.meanings.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            owner = self.dotted(node.value)
            return f"{owner}.{node.attr}" if owner else ""
        return ""

    @cached_property
    def strings(self) -> list[tuple[int, str]]:
        """Every string as (line, text); a gap in an f-string reads as X."""
        pieces = [node for node in self.nodes if isinstance(node, ast.JoinedStr)]
        inner = {id(part) for whole in pieces for part in whole.values}
        texts = [node for node in self.nodes if isinstance(node, ast.Constant) and id(node) not in inner]
        return [
            *((whole.lineno, "".join(_piece(part) for part in whole.values)) for whole in pieces),
            *((node.lineno, node.value) for node in texts if isinstance(node.value, str)),
        ]


def called(call: ast.Call) -> str:
    """Return the last word of what is called: "ForeignKey" for models.ForeignKey(...)."""
    return str(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))


def argument(call: ast.Call, place: int, keyword: str) -> ast.expr | None:
    """Return an argument given by its place or by its keyword, or None."""
    if len(call.args) > place:
        return call.args[place]
    return next((given.value for given in call.keywords if given.arg == keyword), None)


def text_of(node: ast.AST | None) -> str:
    """Return the text of a literal string, "" for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _piece(part: ast.expr) -> str:
    return text_of(part) if isinstance(part, ast.Constant) else "X"
