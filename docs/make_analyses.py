"""Writes `docs/analyses.md`: every analysis with its definition and a real answer from the shipped notices.

    python docs/make_analyses.py

The same notices give the same page; `tests/test_analyses_page.py` fails where the page is not what this gives.
"""

from __future__ import annotations

import importlib
import inspect
import re
import tempfile
from pathlib import Path
from typing import Any

from kg.analyses import ANALYSES, Analysis, run
from kg.analyses.graph import policy_graph
from kg.analyses.wording import heading, told
from kg.report.markdown import escaped

PAGE = Path(__file__).parent / "analyses.md"
NOTICES = Path(__file__).parents[1] / "data" / "notices"
ROWS = 3
SHOWN: dict[str, tuple[dict[str, str], str]] = {  # analysis → what it is narrowed to, the columns shown
    "tracks-without-city": ({}, "order name reason clues"),
    "everest-without-cluster": ({"industry": "新型显示"}, "name city cluster state"),
    "everest-matrix": ({}, "name 成都市 德阳市 绵阳市 宜宾市"),
    "chain-gaps": ({"industry": "氢能"}, "stage state chain_cities leads missing critical depends"),
    "city-complement": ({"industry": "动力电池"}, "a only_a b only_b reasons"),
    "city-profile": ({"region": "绵阳市"}, "industry coverage clusters cities standing_in"),
    "similar-cities": ({}, "a b jaccard shared only_a only_b"),
    "crowded": ({}, "industry count class cities draft_only"),
    "agency-load": ({}, "agency lead alone support partners betweenness"),
    "co-lead": ({}, "a b tasks titles"),
    "tasks-without-lead": ({}, "number title how bodies"),
    "overlapping-mandates": ({}, "industry leads tasks"),
    "unfunded": ({}, "kind name gap targets incentives"),
    "policy-lineage": ({}, "relation cited doc_number read statements"),
    "drafts-impact": ({}, "question subject lost without"),
    "anomalies": ({}, "problem title what date found why"),
}
MARK = "<!-- from here on written by docs/make_analyses.py -->\n"


def page(graph: Any) -> str:
    """The whole page for a graph: what people wrote above the mark, what the analyses answer below it."""
    return (
        PAGE.read_text("utf-8").partition(MARK)[0]
        + MARK
        + "".join(_section(analysis, graph) for analysis in ANALYSES.values())
    )


def _section(analysis: Analysis, graph: Any) -> str:
    given, columns = SHOWN[analysis.name]
    rows = run(analysis.name, graph, **given)
    options = "".join(f" --{k} {v}" for k, v in given.items())
    lines = [
        f"\n## {analysis.name}", f"{analysis.zh}。*{analysis.en}.*", "", _definition(analysis), "",
        f"`kg gaps {analysis.name}{options}` → {len(rows)} rows, the first:", "",
    ]  # fmt: skip
    shown = [*columns.split(), "quote"]
    lines.append("| " + " | ".join(escaped(heading(c, "zh")) for c in shown) + " |")
    lines.append("|" + " --- |" * len(shown))
    for row in rows[:ROWS]:
        lines.append("| " + " | ".join(_cell(c, row) for c in shown) + " |")
    return "\n".join(lines) + "\n"


def _cell(column: str, row: dict[str, Any]) -> str:
    if column != "quote":
        return escaped(told(column, row.get(column), "zh"))
    if row.get("begin") is None:
        return "(所读文件没有写到)"
    return escaped(f"“{row['quote']}” {row['notice']} {row['clause']} {row['begin']}–{row['end']}")


def _definition(analysis: Analysis) -> str:
    """What the docstring says, without the example: the definition, the idea, the cost."""
    module, _, function = analysis.function.partition(".")
    doc = inspect.getdoc(getattr(importlib.import_module(f"kg.analyses.{module}"), function)) or ""
    text = doc.split(">>>")[0].strip()
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def main() -> None:
    """Build the graph of the shipped notices in a folder of its own and write the page."""
    from kg.build import build
    from kg.graph_home import open_snapshot
    from kg.intake import read
    from kg.snapshot import publish

    with tempfile.TemporaryDirectory() as folder:
        built = build(read(path) for path in sorted(NOTICES.glob("*.txt")))
        publish(Path(folder) / "graph", built.contents, built.manifest)
        snapshot = open_snapshot(Path(folder) / "graph")
        PAGE.write_text(page(policy_graph(snapshot)), "utf-8")


if __name__ == "__main__":
    main()
