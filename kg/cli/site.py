"""`kg site`: all pages of a graph in one folder, with an index, one style and one script."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click


@click.command("site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--graph", type=click.Path(path_type=Path), default=None, help="Graph folder; default $KG_GRAPH or ./graph."
)
def command(folder: Path, graph: Path | None) -> None:
    """Write every page into FOLDER: an index, and a page for each industry, place, agency, chain and notice.

    The folder opens from a disk or a USB stick: no server, no network. Pages of an earlier run that this
    graph no longer gives are removed; other files are left alone. Where a page cannot be made, FOLDER stays
    as it was.

    \b
    Example:
      kg site pages/
      open pages/index.html
    """
    from kg.cli.page import depends, published
    from kg.graph_home import open_snapshot
    from kg.pages import shell
    from kg.pages.graph import Graph
    from kg.pages.policy_view import Published
    from kg.pages.whole import pages, plan

    snapshot = open_snapshot(graph)
    read, facts = Graph(snapshot.store), list(snapshot.facts())
    digests = {str(f["notice"]): str(f["sha256"]) for f in facts if f.get("sha256")}
    readers: dict[str, Published] = {}
    for id, digest in sorted(digests.items()):
        try:
            readers[id] = published(id, None, digest)
        except ValueError as gone:
            click.echo(f"no reader for {id}: {gone}", err=True)
    site = plan(read, readers)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".kg-", dir=folder) as aside:  # inside: pages move within one file system
        for name, text in pages(read, site, readers, facts, depends(snapshot)):
            shell.write(text, Path(aside) / name, sync=False)
        written = {made.name for made in sorted(Path(aside).iterdir())}
        for name in sorted(written):
            (Path(aside) / name).replace(folder / name)
    _forget(folder, written)
    total = sum((folder / name).stat().st_size for name in written)
    click.echo(f"{folder}: {len(site.files)} pages, {total // 1024} KB; open {folder / 'index.html'}", err=True)


def _forget(folder: Path, written: set[str]) -> None:
    """Remove the pages of an earlier run that were not written now: those that its list names."""
    record = folder / ".kg-site"
    before = set(record.read_text("utf-8").split("\n")) if record.is_file() else set()
    for name in sorted(before - written):
        if name and "/" not in name and name.endswith((".html", ".js", ".css")):
            (folder / name).unlink(missing_ok=True)
    record.write_text("\n".join(sorted(written)) + "\n", "utf-8", newline="\n")
