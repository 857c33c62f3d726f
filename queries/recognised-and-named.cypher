// title.zh: 既有省级集群又被“珠峰”点名的城市与产业
// title.en: Cities and industries both recognised as a provincial cluster and named by the list
// answers: One row for each cluster whose city the list's notice names for the same or a close industry.
// parameter?: list | list | 四川省“珠峰攀登”产业(2023年征求意见稿) | 名单 | the list of industries
// columns: city code industry cluster name standing notice clause quote begin end sentence
// :param list => '四川省“珠峰攀登”产业(2023年征求意见稿)'

MATCH (l:List {name: $list})<-[:ON_LIST]-(:Membership)-[:IN_INDUSTRY]->(i:Industry)
WITH DISTINCT l, i  // clusters once an industry, however many notices print the list
CALL (i) {
  RETURN i AS akin
  UNION
  MATCH (i)<-[:OF_SUBJECT]-(a:Alignment)-[:TO_OBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close'] RETURN akin
  UNION
  MATCH (i)<-[:TO_OBJECT]-(a:Alignment)-[:OF_SUBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close'] RETURN akin
}
MATCH (akin)<-[:IN_INDUSTRY]-(k:Cluster {grade: 'provincial'})-[:LOCATED_IN]->(host:Region)
WITH l, i, collect(DISTINCT [host.key, akin.name, k.name]) AS recognised
CALL (l, i) {
  MATCH (i)<-[:IN_INDUSTRY]-(item:Membership)-[:ON_LIST]->(l) MATCH (item)-[:IN_NOTICE]->(n:Notice) RETURN n, item, null AS s
  UNION ALL
  MATCH (i)<-[:IN_INDUSTRY]-(s:Location)-[:IN_NOTICE]->(n:Notice) RETURN n, null AS item, s
}
WITH i, n, recognised, collect(item) AS items, collect(s) AS said  // of each notice, without a look from every item at every place
UNWIND items AS item
UNWIND said AS s
MATCH (s)-[:LOCATED_IN]->(city:Region)
UNWIND [one IN recognised WHERE one[0] = city.key] AS cluster_here
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
RETURN DISTINCT city.name AS city, city.code AS code, cluster_here[1] AS industry, cluster_here[2] AS cluster, item.name AS name, item.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY coalesce(code, ''), begin, cluster, name
