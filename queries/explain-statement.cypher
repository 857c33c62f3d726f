// title.zh: 一条陈述的依据
// title.en: The evidence of a statement
// answers: One row for each place that states it, for the statements whose id begins so.
// parameter: wanted | text | 0 | 陈述的标识(开头几位即可) | id of a statement or its beginning
// columns: kind says title standing notice clause quote begin end sentence rule status why statement
// :param wanted => '0'

MATCH (s:Statement)
WHERE s.key STARTS WITH 'statement/' + $wanted
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
UNWIND coalesce(s.value, [s.name]) AS says
RETURN DISTINCT [kind IN labels(s) WHERE NOT kind IN ['Statement', 'ChanyeKG']][0] AS kind, says, n.title AS title, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence, e.rule AS rule, e.status AS status, e.why AS why,
       substring(s.key, size('statement/')) AS statement
ORDER BY notice, begin, `end`, kind, coalesce(says, ''), statement
