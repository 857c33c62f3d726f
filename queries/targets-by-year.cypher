// title.zh: 某年要达到的目标
// title.en: Targets of a year
// answers: One row for each target to be reached by the year, as written or as inherited from its paragraph, heading or notice.
// parameter: year | number | 2025 | 年份 | year to be reached by
// columns: metric about op amount amount_high unit year baseline standing notice clause quote begin end sentence
// :param year => 2025

MATCH (s:Target {year: $year})-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE s.amount IS NOT NULL AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT s.metric AS metric, s.about AS about, s.op AS op, s.amount AS amount, s.amount_high AS amount_high, s.unit AS unit, s.year AS year, s.baseline AS baseline,
       s.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, coalesce(metric, ''), amount
