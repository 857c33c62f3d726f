// title.zh: 一段话的出处
// title.en: Where words stand and what is read from them
// answers: One row for each statement whose sentence holds the words.
// parameter: words | text | 成渝氢走廊 | 原文中的词句 | words of a notice
// columns: kind says title standing notice clause quote begin end sentence rule status
// :param words => '成渝氢走廊'

MATCH (e:Evidence)
WHERE e.sentence CONTAINS $words AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)<-[:HAS_EVIDENCE]-(s:Statement)
MATCH (e)-[:IN_CLAUSE]->(c:Clause)
MATCH (e)-[:IN_NOTICE]->(n:Notice)
UNWIND coalesce(s.value, [s.name]) AS says
RETURN DISTINCT [kind IN labels(s) WHERE NOT kind IN ['Statement', 'ChanyeKG']][0] AS kind, says, n.title AS title, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence, e.rule AS rule, e.status AS status
ORDER BY notice, begin, `end`, kind, coalesce(says, ''), rule
