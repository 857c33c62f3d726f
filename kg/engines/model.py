"""What an engine gives, and how it fails."""

from __future__ import annotations

from dataclasses import dataclass

from kg.sparql_worker import TookTooLong

__all__ = ["BadCypher", "EngineProblem", "Result", "TookTooLong"]
Row = dict[str, object]


class EngineProblem(ValueError):
    """The engine cannot be reached, is not what it should be, or went away; the message says what to do."""


class BadCypher(ValueError):
    """The engine does not understand the statement, or a value in it failed."""


@dataclass(frozen=True, slots=True)
class Result:
    """The rows as dicts with their columns in order; `more` says that there were more than the limit."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: bool = False

    def column(self, name: str) -> list[object]:
        """The values of one column; raises KeyError for one that is not there."""
        return [row[name] for row in self.rows]
