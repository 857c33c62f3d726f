"""`kg build`: notices become a snapshot of the graph."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.output import columns_of, csv_text, shown, terminal_width, write

if TYPE_CHECKING:
    from kg.graph.records import Records

_FAMILIES: dict[str, tuple[str, ...]] = {  # heading: types of the contract
    "notice": ("notice_property",), "cites": ("citation",), "tasks": ("task",), "roles": ("role",),
    "regions": ("region",), "industries": ("industry",), "lists": ("membership",), "clusters": ("cluster",),
    "located": ("located",), "targets": ("target",), "incent.": ("incentive",), "deadl.": ("deadline",),
    "entities": ("entity",), "stages": ("stage",),
}  # fmt: skip
_DECIDED = ["kind", "name", "decision", "as", "who", "when", "note"]  # columns of decisions.csv
_SHOWN = 12  # undecided names that are printed


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--graph", "directory", type=click.Path(path_type=Path), help="Graph folder; default $KG_GRAPH, else ./graph."
)
def command(paths: tuple[Path, ...], directory: Path | None) -> int:
    """Read notices (files or folders; default: those that ship with kg) into a snapshot of the graph.

    The snapshot is published only when every notice was read and every check held; otherwise the one
    before stays in use and the exit code is 1.

    \b
    Examples:
      kg build
      kg build my-notices --graph my-graph
    """
    from kg.build import build, default_notices
    from kg.graph.decisions import read_decisions
    from kg.graph.records import Records
    from kg.graph_home import graph_home
    from kg.snapshot import publish
    from kg.snapshot_store import prepared

    home = graph_home(directory)
    try:
        records = Records(folder=next(p for p in (home, *home.absolute().parents) if p.is_dir()))
        faults = _read(list(paths) or default_notices(), records)
        if not faults:
            built = build(records, read_decisions(home))
            id = publish(home, built.contents, built.manifest)
            prepared(home / "snapshots" / id, built.manifest)  # a large one waits for its first question ready
    except OSError as error:
        why = error.strerror or str(error)
        raise ValueError(f"{home}: the graph cannot be written ({why}); give another folder with --graph") from None
    if faults:
        for fault in faults:
            click.echo(f"kg: {fault}", err=True)
        kept = "the snapshot before stays in use" if (home / "current").exists() else "nothing was built"
        click.echo(f"kg: {len(faults)} of {len(records) + len(faults)} notices cannot be read; {kept}", err=True)
        return 1
    _report(built.rows)
    counts = built.manifest["counts"]
    assert isinstance(counts, dict)
    click.echo(
        f"\nsnapshot {id} in {home}: {counts['notices']} notices, {counts['statements']} statements, "
        f"{counts['coverage']} coverage, {counts['quads']} quads"
    )
    for fault in built.left_out[:_SHOWN]:
        click.echo(f"kg: left out: {fault}", err=True)
    if len(built.left_out) > _SHOWN:
        click.echo(f"kg: left out: {len(built.left_out)} in all, see manifest.json", err=True)
    _advise(built.undecided, home, directory)
    return 0


def _read(paths: list[Path], records: Records) -> list[str]:
    """Add the record of every notice; returns what is wrong with those that cannot be read."""
    from ingest.decode import UnreadableNotice
    from ingest.extract import find_notices
    from kg.intake import read

    faults = []
    files = find_notices(paths)
    for number, path in enumerate(files, 1):
        try:
            record = read(path)
        except (UnreadableNotice, OSError) as error:
            faults.append(str(error))
        except Exception as error:  # a rule that fails on a text is a fault of ours, but still one notice's
            faults.append(f"{path}: a reading rule failed ({type(error).__name__}: {error}); please report the notice")
        else:
            records.add(record)
        if len(files) > 20 and sys.stderr.isatty():
            click.echo(f"\rreading {number} of {len(files)}", nl=number == len(files), err=True)
    return faults


def _report(rows: Sequence[dict[str, object]]) -> None:
    """The table of what was read, family by family, or all families in one column where the terminal is narrow."""
    found = {type for row in rows for type in _facts(row)}
    families = {name: types for name, types in _FAMILIES.items() if found & set(types)}
    if sys.stdout.isatty() and 90 + 9 * len(families) > terminal_width():
        families = {"facts": tuple(type for types in families.values() for type in types)}
    table = [["notice", "standing", *families, "ambiguous", "unresolved", "explained", "unread"]]
    for row in rows:
        counts = [sum(_facts(row).get(t, 0) for t in types) for types in families.values()]
        last = (row["ambiguous"], row["unresolved"], f"{row['explained']:.0%}", row["unread"])
        table.append(
            [shown(str(row["notice"])), str(row["standing"]), *(str(c or "·") for c in counts), *map(str, last)]
        )
    widths = [max(columns_of(line[i]) for line in table) for i in range(len(table[0]))]
    for line in table:
        blanks = [" " * (w - columns_of(c)) for c, w in zip(line, widths, strict=True)]
        cells = [c + gap if i < 2 else gap + c for i, (c, gap) in enumerate(zip(line, blanks, strict=True))]
        click.echo("  ".join(cells).rstrip())
    click.echo("explained: share of the body in facts and headings; unread: places that look like a fact and are none")


def _facts(row: dict[str, object]) -> dict[str, int]:
    facts = row["facts"]
    assert isinstance(facts, dict)
    return facts


def _proposal(kind: str, name: str) -> str:
    """Where a new industry may belong among the known ones: `under 氢能?`; '' where its name shows nothing."""
    if kind != "industry":
        return ""
    from ingest.vocabulary import concepts, proposals

    words = {"broader": "under", "narrower": "above", "related": "near"}
    found = proposals(name)
    return f"{words[found[0].relation]} {concepts()[found[0].concept].zh}?" if found else ""


def _advise(undecided: dict[str, list[str]], home: Path, directory: Path | None) -> None:
    """What to do next: names to decide on, all of them in a file, and commands that work on this very graph."""
    for kind, found in undecided.items():
        if found:
            more = f" … ({len(found)} in all)" if len(found) > _SHOWN else ""
            named = [name + (f" ({p})" if (p := _proposal(kind, name)) else "") for name in found[:_SHOWN]]
            click.echo(f"names to decide on ({kind}): {'、'.join(named)}{more}")
    (home / "undecided.csv").unlink(missing_ok=True)
    if any(undecided.values()):
        rows = [
            {"kind": kind, "name": name, "note": _proposal(kind, name)}
            for kind, found in undecided.items()
            for name in found
        ]
        write(csv_text(_DECIDED, rows), home / "undecided.csv")
        click.echo(
            f"  all of them: {home / 'undecided.csv'}; copy the lines you decide on, with accept, same-as or reject, "
            f"into {home / 'decisions.csv'}"
        )
    graph = f" --graph {shlex.quote(str(directory))}" if directory else ""
    click.echo("what is unread: kg extract PATH --audit")
    click.echo(f'next: kg ask "有哪些文件?"{graph}   kg query regions{graph}   kg page overview -o map.html{graph}')
