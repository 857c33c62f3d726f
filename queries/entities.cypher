// title.zh: 项目与平台
// title.en: Projects and platforms
// answers: One row for each platform, park, base, zone, programme, fund or institution that a notice names.
// columns: name kind region status standing notice clause quote begin end sentence

MATCH (s:NamedEntity)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
OPTIONAL MATCH (s)-[:LOCATED_IN]->(place:Region)
RETURN DISTINCT s.name AS name, s.kind AS kind, place.name AS region, s.status AS status, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, name, coalesce(kind, ''), coalesce(region, '')
