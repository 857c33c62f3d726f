// title.zh: 政策脉络
// title.en: Lineage of a notice
// answers: One row for each document that the notice cites (step 1), and that notices cited by it cite in turn (steps 2 and 3); read says whether the cited document is itself among the notices that were read.
// parameter: start | notice | sichuan-tracks-2024 | 从此文件起 | the notice to begin with
// columns: step title cited doc_number relation read standing notice clause quote begin end sentence
// :param start => 'sichuan-tracks-2024'

MATCH (one:Notice {id: $start})
CALL (one) {
  RETURN one AS n, 1 AS step
  UNION
  MATCH (one)<-[:IN_NOTICE]-(:Citation)-[:CITES]->(n:Notice) RETURN n, 2 AS step
  UNION
  MATCH (one)<-[:IN_NOTICE]-(:Citation)-[:CITES]->(:Notice)<-[:IN_NOTICE]-(:Citation)-[:CITES]->(n:Notice) RETURN n, 3 AS step
}
MATCH (n)<-[:IN_NOTICE]-(s:Citation)-[:CITES]->(target:Policy)
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
RETURN DISTINCT step, n.title AS title, s.title AS cited, s.doc_number AS doc_number, s.relation AS relation, target:Notice AS read, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY step, notice, begin, `end`, cited
