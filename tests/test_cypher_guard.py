"""Cypher that writes, loads files or changes the server is refused before an engine sees it; reading is not."""

from __future__ import annotations

import pytest

from kg.engines.guard import Refused, check
from kg.engines.returned import columns_of

WRITING = (
    "CREATE (n:City)",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) SET n:Label RETURN n",
    "MERGE (n:City {name: 'x'}) RETURN n",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) detach/* */delete n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) REMOVE n.name",
    "INSERT (:City {name: 'x'})",
    "DROP INDEX names",
    "CREATE FULLTEXT INDEX words FOR (n:City) ON EACH [n.name]",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n",
    "MATCH (n) CALL (n) { CREATE (m) RETURN m } RETURN m",
    "UNWIND [1] AS x CALL { CREATE (n) } IN TRANSACTIONS",
    "CALL apoc.create.node(['X'], {})",
    "CALL `apoc`.`create`.`node`(['X'], {})",
    "CALL apoc . load . json('http://x')",
    "CALL db.createLabel('X')",
    "CALL dbms.security.createUser('a', 'b')",
    "CALL merge.node(['X'], {})",
    "CALL gds.pageRank.write('g', {})",
    "// MATCH\nCREATE (n)",
    "/* ' */ CREATE (n) /* ' */",
    "RETURN 'it''s' CREATE (n)",
    'RETURN "\\"" CREATE (n) RETURN ""',
    "RETURN `a``b` CREATE (n)",
    "MATCH (n) WHERE n.x = 1SET n.x = 2",
    "MATCH (n) WHERE n.x = 1. SET n.x = 2",
    "\\u0043REATE (n)",
    "RETURN '\\u0027 CREATE (n) RETURN \\u0027'",
    "EXPLAIN CREATE (n)",
    "PROFILE MATCH (n) SET n.x = 1",
    "MATCH (n) RETURN n; MATCH (m) RETURN m",
    "STOP DATABASE neo4j",
    "GRANT ROLE admin TO eve",
    "ALTER USER neo4j SET PASSWORD 'x'",
    "USE system SHOW USERS",
    "TERMINATE TRANSACTIONS 'x'",
    "",
    "// nothing",
)
READING = (
    "MATCH (n:Create) RETURN n.set, n.delete",
    "MATCH (n)-[:MERGE]->(m {remove: 'DROP'}) RETURN n",
    "MATCH (n) WHERE n.name = 'CREATE (n)' RETURN n // DELETE",
    'RETURN "DETACH DELETE" AS `SET`, $drop AS x',
    "RETURN {set: 1, `delete`: 2} AS map /* MERGE */",
    "MATCH (start)-[r]->(stop) RETURN start, stop;",
    "MATCH (c:City) CALL (c) { MATCH (c)<-[:LOCATED_IN]-(k) RETURN count(k) AS n } RETURN c, n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.index.fulltext.queryNodes('evidence_words', '集群') YIELD node RETURN node",
    "SHOW INDEXES",
    "MATCH (a), (b), p = shortestPath((a)-[*..4]-(b)) RETURN p",
    "MATCH (n) RETURN 'C:\\\\u' AS folder, n.created, n.offset",
    "EXPLAIN MATCH (n) RETURN n",
)


@pytest.mark.parametrize("statement", WRITING)
def test_what_writes_is_refused(statement: str) -> None:
    with pytest.raises(Refused):
        check(statement)


@pytest.mark.parametrize("statement", READING)
def test_what_reads_is_let_through(statement: str) -> None:
    check(statement)


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("MATCH (c) RETURN DISTINCT c.name, count(*) AS n ORDER BY n", ("c.name", "n")),
        ("MATCH (c) RETURN c{.name, x: [1, 2]} AS map, coalesce(c.a, c.b) LIMIT 3", ("map", "coalesce(c.a, c.b)")),
        ("CALL { MATCH (n) RETURN n AS inner } RETURN inner AS `out er`", ("out er",)),
        ("RETURN 1 AS a UNION RETURN 2 AS a;", ("a",)),
        ("MATCH (n) RETURN *", ()),
    ],
)
def test_columns_are_read_off_the_statement_where_no_row_is_found(statement: str, columns: tuple[str, ...]) -> None:
    assert columns_of(statement) == columns
