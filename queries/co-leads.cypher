// title.zh: 多个单位共同牵头的任务
// title.en: Tasks led by more than one agency
// answers: One row for each body that leads a task together with others.
// columns: number title agency leaders standing notice clause quote begin end sentence

MATCH (t:Task)<-[:FOR_TASK]-(:Role {role: 'lead'})-[:OF_AGENCY]->(any:Agency)
WITH t, count(DISTINCT any) AS leaders
WHERE leaders > 1
MATCH (t)<-[:FOR_TASK]-(r:Role {role: 'lead'})-[:OF_AGENCY]->(a:Agency)
MATCH (r)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT t.number AS number, t.title AS title, a.name AS agency, leaders, r.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, agency, coalesce(number, '')
