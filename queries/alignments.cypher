// title.zh: 某产业与官方名单中产业的对应
// title.en: How an industry stands to others
// answers: One row for each industry that is exact, close, narrower, broader or related to it, or is the same on an official list, with the reason and who says so.
// parameter: industry | industry | 工业级无人机 | 产业的名称或别名 | name or alias of an industry
// columns: industry relation aligned listed strength reason said_by
// :param industry => '工业级无人机'

MATCH (i:Industry {name: $industry})
CALL (i) {
  RETURN i AS other, 'same' AS relation, null AS strength, null AS reason, null AS said_by
  UNION
  MATCH (i)<-[:OF_SUBJECT]-(a:Alignment)-[:TO_OBJECT]->(other:Industry)
  RETURN other, a.relation AS relation, a.strength AS strength, a.reason AS reason, a.said_by AS said_by
  UNION
  MATCH (i)<-[:TO_OBJECT]-(a:Alignment)-[:OF_SUBJECT]->(other:Industry)
  RETURN other, CASE a.relation WHEN 'narrower' THEN 'broader' WHEN 'broader' THEN 'narrower' ELSE a.relation END AS relation,
         a.strength AS strength, a.reason AS reason, a.said_by AS said_by
}
OPTIONAL MATCH (other)<-[:IN_INDUSTRY]-(:Membership)-[:ON_LIST]->(l:List)
WITH i, other, relation, strength, reason, said_by, l
WHERE relation <> 'same' OR l IS NOT NULL
RETURN DISTINCT i.name AS industry, relation, other.name AS aligned, l.name AS listed, strength, reason, said_by
ORDER BY relation, aligned, coalesce(listed, ''), coalesce(strength, ''), coalesce(reason, '')
