"""What a server holds of ours, in little memory: of each thing its id there and whether it says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.compact import Compact


class Held:
    """Nodes, or relationships, of one database by their keys."""

    def __init__(self) -> None:
        self._known = Compact(2)  # a hash of what it says, the number in its id: -1 - number once it has been met
        self._prefix = ""

    def add(self, key: str, id: str, said: int = 0) -> None:
        """Take in a thing with its `elementId`, which is the same for all of a database but for the number behind."""
        self._prefix, _, number = id.rpartition(":")
        self._known.add(key, said, int(number))

    def id(self, key: str) -> str | None:
        """The id of a thing, None where it is not there."""
        found = self._known.find(key)
        return f"{self._prefix}:{max(found[1], -1 - found[1])}" if found else None

    def met(self, key: str) -> int | None:
        """What a thing of the graph says on the server, None where it is not there; it is not in `rest` then."""
        found = self._known.find(key)
        if found is None:
            return None
        if found[1] >= 0:
            self._known.replace(key, found[0], -1 - found[1])
        return found[0]

    def rest(self) -> Iterator[str]:
        """The ids of what the graph does not hold: what left it, and what is there twice."""
        return (f"{self._prefix}:{number}" for _, number in self._known.numbers() if number >= 0)


def said(values: Mapping[str, object], labels: Iterable[str] = ()) -> int:
    """A hash of labels and values, the same for the same ones within this process."""
    return hash(repr((sorted(labels), sorted(values.items()))))
