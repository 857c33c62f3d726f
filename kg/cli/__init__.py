"""The command line. Each verb is a module of its own, imported only when it is called."""

from __future__ import annotations

import importlib

import click

from kg import __version__

COMMANDS = {  # verb: (module, one line of help)
    "build": ("kg.cli.build", "Read notices into a snapshot of the graph."),
    "ask": ("kg.cli.ask", "Answer a question in Chinese or English, with the words it rests on."),
    "query": ("kg.cli.query", "Run a query of the library."),
    "explain": ("kg.cli.explain", "Show the evidence of a statement: the sentence, its place, the rule."),
    "sparql": ("kg.cli.sparql", "Run read-only SPARQL on the snapshot."),
    "cypher": ("kg.cli.cypher", "Run read-only Cypher, embedded or on a Neo4j server."),
    "gaps": ("kg.cli.gaps", "Show what is missing, crowded, overlapping or contradictory."),
    "diff": ("kg.cli.diff", "Show what changed between two snapshots."),
    "report": ("kg.cli.report", "Write a report as a workbook, a page or Markdown."),
    "page": ("kg.cli.page", "Write a page of the graph: one HTML file, no server, no network."),
    "site": ("kg.cli.site", "Write all pages into a folder: an index, one style, one script."),
    "export": ("kg.cli.export", "Write the graph as RDF, GraphML, GEXF, JSON lines or CSV."),
    "load": ("kg.cli.load", "Load the graph into a Neo4j server."),
    "validate": ("kg.cli.validate", "Check a snapshot again: files, spans, shapes, counts."),
    "extract": ("kg.cli.extract", "Print the facts of notices, one JSON object a line."),
    "rules": ("kg.cli.rules", "List the reading rules: what each emits, why, how often it fires."),
    "evaluate": ("kg.cli.evaluate", "Score the rules on labelled texts; facts gained and lost by a change."),
    "ref": ("kg.cli.ref", "Print the names of the graph: classes, properties, codes."),
}


class Verbs(click.Group):
    """Lists every verb from a table, so that `kg --help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=2)
            hint = f"did you mean {' or '.join(near)}?" if near else "kg --help lists them"
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(verb, text) for verb, (_, text) in COMMANDS.items()])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Reads Chinese industrial-policy notices into a knowledge graph in which every fact shows its words.

    \b
    Example:
      kg build && kg ask "哪些城市布局氢能?"
    """
