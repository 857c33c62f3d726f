// title.zh: 期限
// title.en: Deadlines and terms
// answers: One row for each date or term by which something is to be done, takes effect or ends.
// parameter?: notice | notice | | 文件 | a notice
// columns: date what recurrence status title standing notice clause quote begin end sentence
// :param notice => null

MATCH (n:Notice)<-[:IN_NOTICE]-(s:Deadline)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE ($notice IS NULL OR n.id = $notice) AND s.date IS NOT NULL AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
RETURN DISTINCT s.date AS date, s.what AS what, s.recurrence AS recurrence, s.status AS status, n.title AS title, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, date, coalesce(what, '')
