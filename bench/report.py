"""The table, and what to read from it."""

from rich.console import Console
from rich.table import Table

# The floor must render what the page renders, give or take this share of its bytes.
SAME_BYTES = 0.02
_COLUMNS = {
    "rps": "req/s",
    "cpu_ms": "CPU ms",
    "p50_ms": "p50 ms",
    "p99_ms": "p99 ms",
    "queries": "queries",
    "bytes": "bytes",
    "pss_mb": "PSS MB",
}


def show(found: dict) -> None:
    """Print everything that was measured."""
    console = Console(width=150)
    console.print(_table(found))
    console.print(
        "Without a listener, CPU ms: "
        + ", ".join(f"{name} {spent:.2f}" for name, spent in found["wsgi_ms"].items())
    )
    console.print(f"Others took up to {found['others']:.0%} of the server's core.")
    # The band of a smaller data set has fewer weeks in it, so only the full one can be compared.
    if found["size"] == "full":
        console.print(_bytes(found["rows"]))
    for line in map(_import, found["imports"]):
        console.print(line)


def _table(found: dict) -> Table:
    title = f"Kith on {found['database']}, {found['size']} data set, one worker on one core"
    table = Table(title=title, title_justify="left")
    table.add_column("row")
    heads = [*_COLUMNS.values(), "cold", "of floor", "alone p50", "alone p99"]
    for head in heads:
        table.add_column(head, justify="right")
    alone = {row["name"]: row for row in found["alone"]}
    for row in found["rows"]:
        name = row["name"]
        figures = [f"{row[field]:,.2f}" if "ms" in field else f"{row[field]:,.0f}" for field in _COLUMNS]
        figures += [str(found["queries_cold"][name]), f"{found['ratios'][name]:.2f}"]
        figures += [f"{alone[name][field]:.2f}" for field in ("p50_ms", "p99_ms")]
        table.add_row(name, *figures)
    return table


def _bytes(rows: list[dict]) -> str:
    size = {row["name"]: row["bytes"] for row in rows}
    apart = size["floor"] / size["thread signed in"] - 1
    said = f"The floor renders {apart:+.1%} bytes beside the signed-in thread"
    if abs(apart) <= SAME_BYTES:
        return f"{said}: the same page."
    return f"{said}: more than {SAME_BYTES:.0%} apart, so it is time to freeze a new one (bench/README.md)."


def _import(figures: dict) -> str:
    rate, pure = (figures["posts"] / figures[seconds] for seconds in ("seconds", "cpu_seconds"))
    return (
        f"Import of {figures['messages']:,} messages: {rate:,.0f} messages/s committed "
        f"({pure:,.0f} by CPU second), "
        f"all of it found {figures['lag_seconds']:.1f} s later, at most {figures['peak_mb']:.0f} MB."
    )
