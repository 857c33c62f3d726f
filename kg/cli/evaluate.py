"""`kg evaluate`: how well the rules read a labelled set, and what a change of the rules gained and lost."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ingest.measure.evaluate import Score


@click.command("evaluate")
@click.argument("labelled", nargs=-1, type=click.Path(path_type=Path))
@click.option("--show", metavar="FAMILY", help="List what was missed and what was invented in this family.")
@click.option("--against", metavar="FILE", type=click.Path(path_type=Path), help="Facts of an earlier `kg extract`.")
@click.option("--on", multiple=True, type=click.Path(path_type=Path), help="Notices to compare (with --against).")
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="Form of the output.")
def command(
    labelled: tuple[Path, ...], show: str | None, against: Path | None, on: tuple[Path, ...], form: str | None
) -> int:
    """Print the table of scores on labelled sets (default: the gold standard of the shipped notices).

    With --against FILE: which facts today's rules gain and lose on the notices, against those in FILE.

    \b
    Examples:
      kg evaluate --show role
      kg extract data/notices > before.jsonl   # then change a rule
      kg evaluate --against before.jsonl
    """
    from ingest.measure.evaluate import evaluate, read_labelled
    from kg.resources import shipped

    if against:
        return _compare(against, on or (shipped("data") / "notices",))
    sets = labelled or (shipped("data") / "gold" / "notices.jsonl",)
    scores = evaluate(text for path in sets for text in read_labelled(path))
    if form == "json" or (form is None and not sys.stdout.isatty()):
        click.echo(json.dumps([_row(s) for s in scores], ensure_ascii=False, indent=1))
    else:
        click.echo(f"{'family':16} {'gold':>5} {'matched':>7} {'invented':>8} {'P':>6} {'R':>6} {'F1':>6}")
        for s in scores:
            counts = f"{s.family:16} {s.gold:5} {s.matched:7} {len(s.invented):8}"
            click.echo(f"{counts} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f}")
    for s in scores:
        if show in (s.family, "all"):
            for verdict, rows_ in (("missed", s.missed), ("invented", s.invented)):
                for id, row in rows_:
                    said = {k: v for k, v in row.items() if k not in ("soft", "sha256", "rule")}
                    click.echo(f"{verdict}  {s.family}  {id}  {said}", err=True)
    return 0


def _row(score: Score) -> dict[str, object]:
    return {
        "family": score.family,
        "gold": score.gold,
        "matched": score.matched,
        "invented": len(score.invented),
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }


def _compare(earlier: Path, notices: tuple[Path, ...]) -> int:
    from ingest.extract import find_notices, read_notice

    def known(line: dict[str, object]) -> str:
        return json.dumps({k: v for k, v in line.items() if k not in ("rule", "sha256", "order")}, ensure_ascii=False)

    try:
        lines = [json.loads(line) for line in earlier.read_text("utf-8").splitlines() if line.strip()]
        before = {known(line) for line in lines if line["type"] and line["notice"]}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(f"{earlier}: not the output of kg extract") from None
    now = {known(line) for path in find_notices(notices) for line in read_notice(path).lines()}
    counts: Counter[tuple[str, str]] = Counter()
    for sign, facts in (("+", now - before), ("-", before - now)):
        for fact in sorted(facts):
            line = json.loads(fact)
            counts[line["type"], sign] += 1
            said = {k: v for k, v in line.items() if k not in ("begin", "end", "type", "notice", "status")}
            click.echo(f"{sign} {line['notice']} {line['type']}: {json.dumps(said, ensure_ascii=False)}")
    for family in sorted({f for f, _ in counts}):
        click.echo(f"{family}: {counts[family, '+']} gained, {counts[family, '-']} lost", err=True)
    return 0
