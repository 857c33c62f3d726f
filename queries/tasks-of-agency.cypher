// title.zh: 某部门的任务
// title.en: Tasks of an agency
// answers: One row for each task in which the agency leads, supports, is responsible or shares, with the words that say so.
// parameter: agency | agency | 四川省经济和信息化厅 | 部门的全称或简称 | full or short name of a government body
// parameter?: role | text | | 职责(lead, support, responsible, shared) | role: lead, support, responsible, shared
// columns: number title section role agency status standing notice clause quote begin end sentence
// :param agency => '四川省经济和信息化厅'
// :param role => null

MATCH (a:Agency {name: $agency})<-[:OF_AGENCY]-(r:Role)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE ($role IS NULL OR r.role = $role) AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
OPTIONAL MATCH (r)-[:FOR_TASK]->(t:Task)
RETURN DISTINCT t.number AS number, t.title AS title, t.section AS section, r.role AS role, a.name AS agency, r.status AS status, r.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY CASE role WHEN 'lead' THEN 1 WHEN 'responsible' THEN 2 WHEN 'shared' THEN 3 ELSE 4 END, notice, begin, `end`, coalesce(title, '')
