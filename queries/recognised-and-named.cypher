// title.zh: 既有省级集群又被“珠峰”点名的城市与产业
// title.en: Cities and industries both recognised as a provincial cluster and named by the list
// answers: One row for each cluster whose city the list's notice names for the same or a close industry.
// parameter?: list | list | 四川省“珠峰攀登”产业(2023年征求意见稿) | 名单 | the list of industries
// columns: city code industry cluster name standing notice clause quote begin end sentence
// :param list => '四川省“珠峰攀登”产业(2023年征求意见稿)'

MATCH (:List {name: $list})<-[:ON_LIST]-(item:Membership)-[:IN_INDUSTRY]->(i:Industry)
MATCH (item)-[:IN_NOTICE]->(n:Notice)
CALL (i) {
  RETURN i AS akin
  UNION
  MATCH (i)<-[:OF_SUBJECT]-(a:Alignment)-[:TO_OBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close'] RETURN akin
  UNION
  MATCH (i)<-[:TO_OBJECT]-(a:Alignment)-[:OF_SUBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close'] RETURN akin
}
MATCH (akin)<-[:IN_INDUSTRY]-(k:Cluster {grade: 'provincial'})-[:LOCATED_IN]->(city:Region)
MATCH (i)<-[:IN_INDUSTRY]-(s:Location)-[:LOCATED_IN]->(city)
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n)
RETURN DISTINCT city.name AS city, city.code AS code, akin.name AS industry, k.name AS cluster, item.name AS name, item.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY coalesce(code, ''), begin, cluster, name
