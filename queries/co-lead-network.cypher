// title.zh: 共同牵头网络
// title.en: Network of agencies that lead together
// answers: One row for each pair of bodies and task that both lead, seen from each of the two; together counts the tasks they lead together.
// parameter?: agency | agency | | 只看此部门 | this body alone
// columns: agency partner together number title standing notice clause quote begin end sentence
// :param agency => null

MATCH (a:Agency)<-[:OF_AGENCY]-(:Role {role: 'lead'})-[:FOR_TASK]->(any:Task)<-[:FOR_TASK]-(:Role {role: 'lead'})-[:OF_AGENCY]->(b:Agency)
WHERE a <> b AND ($agency IS NULL OR a.name = $agency)
WITH a, b, count(DISTINCT any) AS together
MATCH (a)<-[:OF_AGENCY]-(r:Role {role: 'lead'})-[:FOR_TASK]->(t:Task)<-[:FOR_TASK]-(:Role {role: 'lead'})-[:OF_AGENCY]->(b)
MATCH (r)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT a.name AS agency, b.name AS partner, together, t.number AS number, t.title AS title, r.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY agency, partner, notice, begin, title
