// title.zh: 只在征求意见稿里出现的产业
// title.en: Industries that drafts alone name
// answers: One row for each industry that notices name only in drafts for comment; listed where an official list holds it.
// columns: industry listed notice quote begin end

MATCH (:Notice {standing: 'draft'})<-[:IN_NOTICE]-(:Statement)-[:IN_INDUSTRY]->(i:Industry)
WITH DISTINCT i
MATCH (i)<-[:IN_INDUSTRY]-(any:Statement)-[:IN_NOTICE]->(source:Notice)
WITH i, collect(CASE source.standing WHEN 'draft' THEN any END) AS drafts, count(CASE WHEN source.standing <> 'draft' THEN any END) AS formal
WHERE formal = 0
UNWIND drafts AS s
MATCH (s)-[:IN_NOTICE]->(n:Notice)
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)
WITH i, n, s, e ORDER BY e.char_start, e.char_end DESC
WITH i, n, collect(e)[0] AS first, collect(DISTINCT CASE WHEN s:Membership THEN s END) AS items
UNWIND CASE WHEN size(items) = 0 THEN [null] ELSE items END AS item
OPTIONAL MATCH (item)-[:ON_LIST]->(l:List)
RETURN DISTINCT i.name AS industry, l.name AS listed, n.id AS notice, first.quote AS quote, first.char_start AS begin, first.char_end AS `end`
ORDER BY listed IS NULL, begin, industry, coalesce(listed, '')
