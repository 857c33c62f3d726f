// title.zh: 全文检索
// title.en: Full-text search
// answers: One row for each title, heading and sentence that holds the words, two characters or more; in Cypher by the full-text indexes.
// parameter: words | text | 产业集群 | 要找的词句 | words to find
// columns: found text title standing notice clause begin
// :param words => '产业集群'

CALL () {
  CALL db.index.fulltext.queryNodes('policy_words', '"' + replace(replace($words, '\\', ' '), '"', ' ') + '"') YIELD node
  MATCH (n:Notice {key: node.key})
  RETURN 'title' AS found, n.title AS text, n, null AS clause, null AS begin
  UNION
  CALL db.index.fulltext.queryNodes('clause_words', '"' + replace(replace($words, '\\', ' '), '"', ' ') + '"') YIELD node
  MATCH (c:Clause {key: node.key})-[:IN_NOTICE]->(n:Notice)
  RETURN 'heading' AS found, c.heading AS text, n, c.path AS clause, null AS begin
  UNION
  CALL db.index.fulltext.queryNodes('passage_words', '"' + replace(replace($words, '\\', ' '), '"', ' ') + '"') YIELD node
  MATCH (p:Passage {key: node.key})-[:IN_CLAUSE]->(c:Clause)
  MATCH (p)-[:IN_NOTICE]->(n:Notice)
  RETURN 'sentence' AS found, p.sentence AS text, n, c.path AS clause, p.sentence_start AS begin
}
WITH found, text, n, clause, begin
WHERE toLower(text) CONTAINS toLower($words)
RETURN DISTINCT found, text, n.title AS title, n.standing AS standing, n.id AS notice, clause, begin
ORDER BY notice, coalesce(begin, -1), found, coalesce(clause, '')
