// title.zh: 城市画像
// title.en: Profile of a city
// answers: One row for each place in a notice that names a cluster, a project or an industry for the city; facet says which, detail is the grade, the kind, or how the industry is told.
// parameter: region | region | 绵阳市 | 市(州)或区县 | a city, county or area
// columns: facet what detail standing notice clause quote begin end sentence
// :param region => '绵阳市'

MATCH (place:Region {name: $region})
CALL (place) {
  MATCH (place)<-[:LOCATED_IN]-(s:Cluster) RETURN s, 'cluster' AS facet, s.name AS what, s.grade AS detail
  UNION
  MATCH (place)<-[:LOCATED_IN]-(s:NamedEntity) RETURN s, 'project' AS facet, s.name AS what, s.kind AS detail
  UNION
  MATCH (place)<-[:LOCATED_IN]-(s:Coverage {tier: 'named'})-[:IN_INDUSTRY]->(i:Industry) RETURN s, 'industry' AS facet, i.name AS what, s.how AS detail
}
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT facet, what, detail, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY facet, what, notice, begin, `end`, coalesce(detail, '')
