// title.zh: 有歧义的事实
// title.en: Ambiguous facts
// answers: One row for each place whose words allow more than one reading, with the reason.
// parameter?: notice | notice | | 文件 | a notice
// columns: kind says why title standing notice clause quote begin end sentence rule
// :param notice => null

MATCH (n:Notice)<-[:IN_NOTICE]-(e:Evidence {status: 'ambiguous'})-[:IN_CLAUSE]->(c:Clause)
WHERE ($notice IS NULL OR n.id = $notice) AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)<-[:HAS_EVIDENCE]-(s:Statement)
UNWIND coalesce(s.value, [s.name]) AS says
RETURN DISTINCT [kind IN labels(s) WHERE NOT kind IN ['Statement', 'ChanyeKG']][0] AS kind, says, e.why AS why, n.title AS title, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence, e.rule AS rule
ORDER BY notice, begin, `end`, kind, coalesce(says, ''), rule
