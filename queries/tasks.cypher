// title.zh: 任务及其牵头单位
// title.en: Tasks and who leads them
// answers: One row for each task of a notice: its section, the number of bodies that lead, support, are responsible or share, and the names of those that lead.
// parameter?: notice | notice | | 文件 | a notice
// columns: number title section leaders lead support responsible shared standing notice clause quote begin end
// :param notice => null

MATCH (n:Notice)<-[:IN_NOTICE]-(t:Task)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE ($notice IS NULL OR n.id = $notice) AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
OPTIONAL MATCH (t)<-[:FOR_TASK]-(r:Role)-[:OF_AGENCY]->(a:Agency)
WITH n, t, e, c, r.role AS role, a ORDER BY a.name
WITH n, t, e, c, collect(DISTINCT CASE role WHEN 'lead' THEN a.name END) AS leaders,
     count(DISTINCT CASE role WHEN 'lead' THEN a END) AS lead, count(DISTINCT CASE role WHEN 'support' THEN a END) AS support,
     count(DISTINCT CASE role WHEN 'responsible' THEN a END) AS responsible, count(DISTINCT CASE role WHEN 'shared' THEN a END) AS shared
RETURN t.number AS number, t.title AS title, t.section AS section,
       CASE WHEN size(leaders) > 0 THEN reduce(text = '', one IN leaders | text + CASE text WHEN '' THEN '' ELSE '、' END + one) END AS leaders,
       lead, support, responsible, shared, t.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`
ORDER BY notice, begin, title
