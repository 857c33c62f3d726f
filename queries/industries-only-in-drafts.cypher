// title.zh: 只在征求意见稿里出现的产业
// title.en: Industries that drafts alone name
// answers: One row for each industry that notices name only in drafts for comment; listed where an official list holds it.
// columns: industry listed notice quote begin end

MATCH (n:Notice {standing: 'draft'})<-[:IN_NOTICE]-(s:Statement)-[:IN_INDUSTRY]->(i:Industry)
WHERE NOT EXISTS { MATCH (i)<-[:IN_INDUSTRY]-(:Statement)-[:IN_NOTICE]->(other:Notice) WHERE other.standing <> 'draft' }
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)
WITH i, n, e ORDER BY e.char_start, e.char_end DESC
WITH i, n, collect(e)[0] AS first
OPTIONAL MATCH (i)<-[:IN_INDUSTRY]-(m:Membership)-[:IN_NOTICE]->(n)
OPTIONAL MATCH (m)-[:ON_LIST]->(l:List)
RETURN DISTINCT i.name AS industry, l.name AS listed, n.id AS notice, first.quote AS quote, first.char_start AS begin, first.char_end AS `end`
ORDER BY listed IS NULL, begin, industry, coalesce(listed, '')
