"""Progress of long work, on standard error, so that standard output stays for figures."""

import contextlib
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def passes(names: dict[str, str]) -> Iterator[Callable[[str, int], None]]:
    """Show a bar for each pass over the same things. Yields what is called with (pass, how many so far).

    names: how to call each pass, in their order. Each pass sees as many things as the first one did.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}")
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as shown:
        tasks = {}
        seen: dict[str, int] = {}

        def on_progress(name: str, count: int) -> None:
            if name not in tasks:
                # How many there are is known once an earlier pass is through.
                total = max(seen.values(), default=None)
                tasks[name] = shown.add_task(names.get(name, name), total=total)
            seen[name] = count
            shown.update(tasks[name], completed=count)

        yield on_progress
        for name, task in tasks.items():
            shown.update(task, total=seen[name])


@contextlib.contextmanager
def steps(words: str) -> Iterator[Callable[[int, int], None]]:
    """Show one bar. Yields what is called with (steps done, steps in all)."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True)) as shown:
        tasks: list[TaskID] = []

        def on_progress(done: int, total: int) -> None:
            # The bar appears with the first step, so that a refusal is not preceded by an empty one.
            if not tasks:
                tasks.append(shown.add_task(words, total=total))
            shown.update(tasks[0], completed=done, total=total)

        yield on_progress
