"""Many rows to a server: batches in managed transactions, several of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

Progress = Callable[[str, int], None]  # what, how many are done
T = TypeVar("T")
K = TypeVar("K", str, tuple[str, ...])
_ROWS = 4_000  # more in a transaction are slower, each of them holding more in the memory of the server
_AT_A_TIME = 3  # while one batch is packed and sent, the server works on the others


@dataclass(frozen=True, slots=True)
class Batch:
    """A statement with the rows it is run on, as the parameter `rows`."""

    statement: str
    rows: Sequence[object]


def batches_of(rows: Iterable[tuple[str, object]]) -> Iterator[Batch]:
    """The rows, each behind its statement, in batches of one statement that one transaction each can take."""
    for statement, some in together(rows, lambda row: row[0], _ROWS):
        yield Batch(statement, [row for _, row in some])


def together(things: Iterable[T], kind: Callable[[T], K], most: int) -> Iterator[tuple[K, list[T]]]:
    """The things of one kind together, at most so many at a time; no more than that of each kind are held."""
    waiting: dict[K, list[T]] = {}
    for thing in things:
        same = waiting.setdefault(kind(thing), [])
        same.append(thing)
        if len(same) == most:
            yield kind(thing), waiting.pop(kind(thing))
    yield from sorted(waiting.items(), key=lambda item: item[0])


def write_all(
    driver: Driver, database: str | None, batches: Iterable[Batch], what: str, say: Progress
) -> Iterator[Sequence[object]]:
    """Write the batches in no certain order, tell how far it is after each, and give the records they return.

    Each is one managed transaction: the driver repeats it where the server says that this may help, and only
    where nothing of it was written. They are committed one after the other: two commits at once wait for each
    other's locks on a node that many point to. What a batch raises is raised when those on their way have ended.
    """
    done = 0
    idle: SimpleQueue[Session] = SimpleQueue()
    turn = Lock()
    with ExitStack() as opened, ThreadPoolExecutor(_AT_A_TIME) as pool:
        for _ in range(_AT_A_TIME):
            idle.put(opened.enter_context(driver.session(database=database)))
        waiting, under_way = iter(batches), dict[Future[list[Sequence[object]]], Batch]()
        while True:
            for batch in islice(waiting, 2 * _AT_A_TIME - len(under_way)):
                under_way[pool.submit(_write, idle, turn, batch)] = batch
            if not under_way:
                return
            for ended in wait(under_way, return_when=FIRST_COMPLETED).done:
                if ended.exception():
                    pool.shutdown(wait=False, cancel_futures=True)
                yield from ended.result()
                done += len(under_way.pop(ended).rows)
                say(what, done)


def _write(idle: SimpleQueue[Session], turn: Lock, batch: Batch) -> list[Sequence[object]]:
    session = idle.get()
    try:
        with ExitStack() as committing:

            def write(transaction: ManagedTransaction) -> list[Sequence[object]]:
                committing.close()  # where this is repeated
                records = transaction.run(batch.statement, rows=batch.rows).values()
                committing.enter_context(turn)
                return records  # type: ignore[return-value]

            return session.execute_write(write)
    finally:
        idle.put(session)
