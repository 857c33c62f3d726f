// title.zh: 只凭征求意见稿成立的布局
// title.en: What rests on drafts alone
// answers: One row for each piece of evidence that a place covers an industry by drafts for comment and by nothing else.
// columns: region code industry via relation standing notice clause quote begin end sentence

MATCH (place:Region)<-[:LOCATED_IN]-(any:Coverage {tier: 'named'})-[:IN_INDUSTRY]->(i:Industry)
WITH place, i, collect(CASE any.standing WHEN 'draft' THEN any END) AS drafts, count(CASE WHEN any.standing <> 'draft' THEN any END) AS formal
WHERE formal = 0
UNWIND drafts AS v
MATCH (v)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
MATCH (v)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT place.name AS region, place.code AS code, i.name AS industry, v.via AS via, v.relation AS relation, v.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY coalesce(code, ''), region, industry, notice, begin, `end`, via
