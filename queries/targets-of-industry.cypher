// title.zh: 某产业的量化目标
// title.en: Targets of an industry
// answers: One row for each target whose sentence names the industry by one of its names.
// parameter: industry | industry | 氢能 | 产业的名称或别名 | name or alias of an industry
// columns: metric about op amount amount_high unit year baseline standing notice clause quote begin end sentence
// :param industry => '氢能'

MATCH (i:Industry {name: $industry})
CALL (i) {
  RETURN i AS akin
  UNION
  MATCH (i)<-[:OF_SUBJECT]-(a:Alignment)-[:TO_OBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close', 'narrower'] RETURN akin
  UNION
  MATCH (i)<-[:TO_OBJECT]-(a:Alignment)-[:OF_SUBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'broader'] RETURN akin
}
UNWIND [akin.name] + coalesce(akin.aliases, []) AS label
WITH collect(DISTINCT label) AS known
WITH [label IN known WHERE size(label) > 1] AS labels
MATCH (s:Target)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE s.amount IS NOT NULL AND any(label IN labels WHERE e.quote + ' ' + coalesce(s.metric, '') + ' ' + coalesce(s.about, '') CONTAINS label)
      AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT s.metric AS metric, s.about AS about, s.op AS op, s.amount AS amount, s.amount_high AS amount_high, s.unit AS unit, s.year AS year, s.baseline AS baseline,
       s.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, coalesce(metric, ''), amount
