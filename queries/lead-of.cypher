// title.zh: 某产业的任务由谁牵头
// title.en: Who leads the tasks of an industry
// answers: One row for each body in each task whose clause names the industry or one exactly, closely, more narrowly matched or related to it.
// parameter: industry | industry | 氢能 | 产业的名称或别名 | name or alias of an industry
// parameter?: role | text | | 职责(lead, support, responsible, shared) | role: lead, support, responsible, shared
// columns: number title relation named agency role status standing notice clause quote begin end sentence
// :param industry => '氢能'
// :param role => null

MATCH (i:Industry {name: $industry})
CALL (i) {
  RETURN i AS akin, 1 AS rank
  UNION
  MATCH (i)<-[:OF_SUBJECT]-(a:Alignment {strength: 'normal'})-[:TO_OBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close', 'narrower', 'related']
  RETURN akin, CASE a.relation WHEN 'narrower' THEN 3 WHEN 'related' THEN 4 ELSE 2 END AS rank
  UNION
  MATCH (i)<-[:TO_OBJECT]-(a:Alignment {strength: 'normal'})-[:OF_SUBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close', 'broader']
  RETURN akin, CASE a.relation WHEN 'broader' THEN 3 ELSE 2 END AS rank
}
MATCH (akin)<-[:IN_INDUSTRY]-(m:IndustryMention)-[:IN_CLAUSE]->(:Clause)<-[:IN_CLAUSE]-(t:Task)
MATCH (t)<-[:FOR_TASK]-(r:Role)-[:OF_AGENCY]->(body:Agency)
WHERE $role IS NULL OR r.role = $role
MATCH (r)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
WITH t.number AS number, t.title AS title, m.name AS word, rank, body.name AS agency, r, e, c, n ORDER BY word
WITH number, title, agency, r, e, c, n, min(rank) AS rank, collect(DISTINCT word) AS words
RETURN number, title, CASE rank WHEN 1 THEN 'same' WHEN 2 THEN 'close' WHEN 3 THEN 'narrower' ELSE 'related' END AS relation,
       reduce(text = '', one IN words | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS named,
       agency, r.role AS role, r.status AS status, r.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, agency, coalesce(number, ''), role
