// title.zh: 某市的产业集群
// title.en: Clusters of a city
// answers: One row for each cluster that a notice places in the city; grade tells national from provincial ones.
// parameter: region | region | 绵阳市 | 市(州)或区县 | a city or county
// parameter?: grade | text | | 级别(national, provincial …) | grade: national, provincial …
// columns: name industry region code grade standing notice clause quote begin end sentence
// :param region => '绵阳市'
// :param grade => null

MATCH (place:Region {name: $region})
CALL (place) {
  MATCH (place)<-[:LOCATED_IN]-(k:Cluster) RETURN k, k.grade AS grade
  UNION
  MATCH (place)<-[:LOCATED_IN]-(k:NamedEntity) WHERE k.name =~ '.*国家(级|战略性新兴).{0,12}集群' RETURN k, 'national' AS grade
}
WITH place, k, grade
WHERE $grade IS NULL OR grade = $grade
MATCH (k)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
OPTIONAL MATCH (k)-[:IN_INDUSTRY]->(i:Industry)
RETURN DISTINCT k.name AS name, i.name AS industry, place.name AS region, place.code AS code, grade, k.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, name, coalesce(industry, '')
