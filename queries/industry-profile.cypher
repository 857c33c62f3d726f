// title.zh: 产业画像
// title.en: Profile of an industry
// answers: One row for each place in a notice that puts the industry on a list, names a cluster, a stage of its chain or a project of it, or a city, county or area for it; facet says which.
// parameter: industry | industry | 氢能 | 产业的名称或别名 | name or alias of an industry
// columns: facet what detail standing notice clause quote begin end sentence
// :param industry => '氢能'

MATCH (i:Industry {name: $industry})
CALL (i) {
  MATCH (i)<-[:IN_INDUSTRY]-(s:Membership)-[:ON_LIST]->(l:List) RETURN s, 'list' AS facet, l.name AS what, s.name AS detail
  UNION
  MATCH (i)<-[:IN_INDUSTRY]-(s:Cluster) RETURN s, 'cluster' AS facet, s.name AS what, s.grade AS detail
  UNION
  MATCH (i)<-[:IN_INDUSTRY]-(s:Stage) RETURN s, 'stage' AS facet, s.name AS what, s.chain AS detail
  UNION
  MATCH (i)<-[:IN_INDUSTRY]-(s:NamedEntity) RETURN s, 'project' AS facet, s.name AS what, s.kind AS detail
  UNION
  MATCH (i)<-[:IN_INDUSTRY]-(s:Coverage {tier: 'named'})-[:LOCATED_IN]->(place:Region) RETURN s, 'place' AS facet, place.name AS what, s.how AS detail
}
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT facet, what, detail, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY facet, what, notice, begin, `end`, coalesce(detail, '')
