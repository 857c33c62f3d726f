"""`kg rules`: what every rule emits, why it holds, and how often it fires on notices."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click


@click.command("rules")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="Form of the output.")
def command(paths: tuple[Path, ...], form: str | None) -> None:
    """List the rules with how often each fired on notices (default: the shipped ones).

    \b
    Example:
      kg rules ../new-notices
    """
    from ingest.extract import find_notices, read_notice
    from ingest.rules import all_rules
    from kg.resources import shipped

    fired: Counter[str] = Counter()
    for path in find_notices(paths or (shipped("data") / "notices",)):
        fired.update(fact.rule for fact in read_notice(path).facts)
    if form == "json" or (form is None and not sys.stdout.isatty()):
        rows = [
            {"rule": r.name, "emits": r.emits, "fired": fired[r.name], "why": r.why}
            | {"examples": [text for text, _ in r.examples], "near_misses": list(r.near_misses)}
            for r in all_rules()
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for rule in all_rules():
        click.echo(f"{fired[rule.name]:5}  {rule.name:32} {rule.emits:12} {rule.why}")
