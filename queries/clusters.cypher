// title.zh: 产业集群
// title.en: Clusters
// answers: One row for each cluster that a notice names and place that hosts it; grade tells national from provincial ones.
// parameter?: grade | text | | 级别(national, provincial …) | grade: national, provincial …
// columns: name industry city code grade recognised_by standing notice clause quote begin end sentence
// :param grade => null

CALL () {
  MATCH (k:Cluster) RETURN k, k.grade AS grade
  UNION
  MATCH (k:NamedEntity) WHERE k.name =~ '.*国家(级|战略性新兴).{0,12}集群' RETURN k, 'national' AS grade
}
WITH k, grade
WHERE $grade IS NULL OR grade = $grade
MATCH (k)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
OPTIONAL MATCH (k)-[:IN_INDUSTRY]->(i:Industry)
OPTIONAL MATCH (k)-[:LOCATED_IN]->(city:Region)
OPTIONAL MATCH (k)-[:RECOGNISED_BY]->(a:Agency)
WITH k, grade, e, c, n, i, city, a.name AS body ORDER BY body
WITH k, grade, e, c, n, i, city, collect(DISTINCT body) AS bodies
RETURN DISTINCT k.name AS name, i.name AS industry, city.name AS city, city.code AS code, grade,
       CASE WHEN size(bodies) > 0 THEN reduce(text = '', one IN bodies | text + CASE text WHEN '' THEN '' ELSE '、' END + one) END AS recognised_by,
       k.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, name, coalesce(code, ''), coalesce(industry, '')
