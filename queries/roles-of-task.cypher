// title.zh: 某项任务由谁负责
// title.en: Who is responsible for a task
// answers: One row for each body in each task whose title holds the words.
// parameter: words | text | 智慧城市 | 任务标题中的词 | words of the task's title
// parameter?: role | text | | 职责(lead, support, responsible, shared) | role: lead, support, responsible, shared
// columns: number title section agency role status standing notice clause quote begin end sentence
// :param words => '智慧城市'
// :param role => null

MATCH (t:Task)
WHERE t.title CONTAINS $words
MATCH (t)<-[:FOR_TASK]-(r:Role)-[:OF_AGENCY]->(a:Agency)
WHERE $role IS NULL OR r.role = $role
MATCH (r)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT t.number AS number, t.title AS title, t.section AS section, a.name AS agency, r.role AS role, r.status AS status, r.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, agency, role
