"""A Neo4j server, read over Bolt with the official driver in READ transactions."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.engines import guard
from kg.engines.model import BadCypher, EngineProblem, Result, TookTooLong
from kg.engines.values import plain

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

_OLDEST = 5
_VERSION = re.compile(r"Neo4j/(\d+)\.")


class Neo4j:
    """Cypher on a server that `kg load neo4j` has filled."""

    def __init__(self, uri: str, user: str = "neo4j", password: str | None = None, database: str | None = None) -> None:
        self.name, self.database = uri, database
        self.driver = connect(uri, user, password)
        self.snapshot = ""
        try:
            self.run("RETURN 1 AS one")
        except BaseException:
            self.close()
            raise

    def run(
        self, cypher: str, parameters: Mapping[str, object] | None = None, *,
        timeout: float = 30.0, limit: int | None = None,
    ) -> Result:  # fmt: skip
        """The rows of a reading statement; see `kg.engines.Engine`."""
        guard.check(cypher)
        return self._read(cypher, dict(parameters or {}), timeout, limit)

    def _read(self, cypher: str, parameters: dict[str, object], timeout: float, limit: int | None) -> Result:
        from neo4j import READ_ACCESS, unit_of_work

        @unit_of_work(timeout=timeout)
        def read(transaction: ManagedTransaction) -> Result:
            self.snapshot = _snapshot(transaction, self.name)
            found = transaction.run(cypher, parameters)
            columns = tuple(found.keys())
            rows: list[dict[str, object]] = []
            for record in found:
                if len(rows) == limit:
                    return Result(columns, tuple(rows), more=True)
                rows.append({c: plain(record[c]) for c in columns})
            return Result(columns, tuple(rows))

        with (
            told(self.name, timeout),
            self.driver.session(database=self.database, default_access_mode=READ_ACCESS) as session,
        ):
            return session.execute_read(read)

    def close(self) -> None:
        """Close the connections."""
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def connect(uri: str, user: str, password: str | None) -> Driver:
    """A driver whose server answers, takes the password and is Neo4j 5 or later; raises EngineProblem otherwise."""
    import logging

    from neo4j import GraphDatabase, NotificationMinimumSeverity

    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # what goes wrong is told once, by us
    secret = os.environ.get("NEO4J_PASSWORD", "") if password is None else password
    with told(uri):
        driver = GraphDatabase.driver(
            uri, auth=(user, secret) if secret else None, user_agent="chanye-kg", connection_timeout=10,
            connection_acquisition_timeout=20, max_transaction_retry_time=3,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )  # fmt: skip
        try:
            agent = driver.get_server_info().agent
        except BaseException:
            driver.close()
            raise
    if not is_new_enough(agent):
        driver.close()
        raise EngineProblem(f"{uri}: this is {agent}; Neo4j 5 is needed (5.26 LTS is what kg is tested with)")
    return driver


def is_new_enough(agent: str) -> bool:
    """Whether a server that names itself so is Neo4j 5 or later.

    >>> is_new_enough("Neo4j/5.26.20"), is_new_enough("Neo4j/4.4.40")
    (True, False)
    """
    version = _VERSION.match(agent)
    return version is not None and int(version[1]) >= _OLDEST


def _snapshot(transaction: ManagedTransaction, uri: str) -> str:
    """The id of the snapshot the server holds; raises EngineProblem where it holds none, or a part of one."""
    marks = [dict(row) for row in transaction.run("MATCH (load:ChanyeKGLoad) RETURN load.state, load.snapshot")]
    if not marks:
        raise EngineProblem(f"{uri}: there is no graph of kg on this server yet; call kg load neo4j --uri {uri}")
    if marks[0]["load.state"] != "whole":
        raise EngineProblem(f"{uri}: a load is under way or was interrupted; call kg load neo4j --uri {uri} again")
    return str(marks[0]["load.snapshot"])


@contextlib.contextmanager
def told(uri: str, timeout: float | None = None) -> Iterator[None]:
    """Turns what the driver raises into one clear line."""
    from neo4j import exceptions as wrong

    try:
        yield
    except wrong.AuthError:
        raise EngineProblem(
            f"{uri}: the server refuses the user or the password; give --user, and the password in $NEO4J_PASSWORD"
        ) from None
    except wrong.ClientError as error:
        raise _of(uri, error, timeout) from None
    except (wrong.ServiceUnavailable, wrong.SessionExpired, OSError):
        raise EngineProblem(
            f"{uri}: no Neo4j server answers here; start it (docker compose up -d), or check the address"
        ) from None
    except wrong.ConfigurationError as error:
        raise EngineProblem(f"{uri}: {_line(error)}") from None
    except (wrong.Neo4jError, wrong.DriverError) as error:
        raise _of(uri, error, timeout) from None


def _of(uri: str, error: Any, timeout: float | None) -> Exception:
    code = str(getattr(error, "code", "") or "")
    if timeout is None and "TransactionTimedOut" in code:  # a load, which sets no limit of its own
        return EngineProblem(f"{uri}: the server stopped the load at its own limit of time; call again, it goes on")
    if timeout is not None and ("TransactionTimedOut" in code or "Terminated" in code):
        return TookTooLong(
            f"the query took more than {timeout:g} s and was stopped; narrow it, add LIMIT, or give more --timeout"
        )
    if "Security.Forbidden" in code:
        return EngineProblem(f"{uri}: this user may not do that here: {_line(error)}")
    # a log that cannot be written ends the database: TransactionLogError, then TransactionStartFailed until it restarts
    if "No space left" in str(error) or "DatabaseUnavailable" in code or code.startswith("Neo.DatabaseError.Trans"):
        return EngineProblem(
            f"{uri}: the database stopped, most likely no space is left on the disk of the server; make room, start it "
            "again, and call again"
        )
    if "DatabaseNotFound" in code:
        return EngineProblem(f"{uri}: {_line(error)} Name one with --database, or leave it away for the default.")
    if code.startswith("Neo.ClientError.Statement.AccessMode"):
        return guard.Refused("this writes; only statements that read are run")
    if code.startswith(("Neo.ClientError.Statement", "Neo.ClientError.Procedure", "Neo.ClientError.Schema")):
        return BadCypher(_line(error))
    return EngineProblem(f"{uri}: {_line(error)}")


def _line(error: Any) -> str:
    return " ".join(str(getattr(error, "message", None) or error).split())[:500]
