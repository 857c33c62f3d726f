// title.zh: 部门画像
// title.en: Profile of an agency
// answers: One row for each place in a notice that gives the agency a task or has it recognise a cluster, and for each notice it issued; facet is the role, recognised or issued, detail the number of the task, the grade or the date.
// parameter: agency | agency | 四川省经济和信息化厅 | 部门的全称或简称 | full or short name of a government body
// columns: facet what detail standing notice clause quote begin end sentence
// :param agency => '四川省经济和信息化厅'

MATCH (a:Agency {name: $agency})
CALL (a) {
  MATCH (a)<-[:OF_AGENCY]-(s:Role)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
  WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
  MATCH (e)-[:IN_NOTICE]->(n:Notice)
  OPTIONAL MATCH (s)-[:FOR_TASK]->(t:Task)
  RETURN s.role AS facet, t.title AS what, t.number AS detail, s.standing AS standing, n, c, e
  UNION
  MATCH (a)<-[:RECOGNISED_BY]-(s:Cluster)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
  WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
  MATCH (e)-[:IN_NOTICE]->(n:Notice)
  RETURN 'recognised' AS facet, s.name AS what, s.grade AS detail, s.standing AS standing, n, c, e
  UNION
  MATCH (a)<-[:ISSUED_BY]-(n:Notice)
  RETURN 'issued' AS facet, n.title AS what, n.issued AS detail, n.standing AS standing, n, null AS c, null AS e
}
RETURN DISTINCT facet, what, detail, standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY facet, notice, coalesce(begin, -1), coalesce(`end`, -1), coalesce(what, '')
