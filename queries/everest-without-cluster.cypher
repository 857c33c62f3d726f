// title.zh: “珠峰攀登”产业在点名城市缺少已认定集群
// title.en: Everest industries whose named cities have no recognised cluster of the industry
// answers: One row for each industry and city named for it; cluster is the recognised provincial cluster of the same or a close industry there, if any.
// parameter?: list | list | 四川省“珠峰攀登”产业(2023年征求意见稿) | 名单 | the list of industries
// columns: order name industry city code cluster standing notice clause quote begin end sentence
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
OPTIONAL MATCH (akin)<-[:IN_INDUSTRY]-(k:Cluster {grade: 'provincial'})-[:LOCATED_IN]->(host:Region)
WITH l, i, collect(DISTINCT [host.key, k.name]) AS recognised
CALL (l, i) {
  MATCH (i)<-[:IN_INDUSTRY]-(item:Membership)-[:ON_LIST]->(l) MATCH (item)-[:IN_NOTICE]->(n:Notice) RETURN n, item, null AS s
  UNION ALL
  MATCH (i)<-[:IN_INDUSTRY]-(s:Location)-[:IN_NOTICE]->(n:Notice) RETURN n, null AS item, s
}
WITH i, n, recognised, collect(item) AS items, collect(s) AS said  // of each notice, without a look from every item at every place
UNWIND items AS item
UNWIND said AS s
MATCH (s)-[:LOCATED_IN]->(city:Region {level: 'prefecture'})
MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
WITH item, i, city, e, c, n, [pair IN recognised WHERE pair[0] = city.key | pair[1]] AS found
UNWIND CASE WHEN size(found) = 0 THEN [null] ELSE found END AS cluster
RETURN DISTINCT item.ordinal AS `order`, item.name AS name, i.name AS industry, city.name AS city, city.code AS code, cluster, item.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY coalesce(`order`, -1), name, begin, coalesce(code, ''), coalesce(cluster, '')
