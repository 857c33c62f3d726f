// title.zh: 名单上没有任何对应集群的产业
// title.en: Industries of a list with no cluster of the same, a close or a narrower industry anywhere
// answers: One row for each industry of the list; clusters counts the recognised provincial clusters of the same, a close or a narrower industry, in any city.
// parameter?: list | list | 四川省“珠峰攀登”产业(2023年征求意见稿) | 名单 | the list of industries
// columns: order name industry clusters standing notice quote begin end
// :param list => '四川省“珠峰攀登”产业(2023年征求意见稿)'

MATCH (l:List {name: $list})<-[:ON_LIST]-(:Membership)-[:IN_INDUSTRY]->(i:Industry)
WITH DISTINCT l, i  // clusters once an industry, however many notices print the list
CALL (i) {
  RETURN i AS akin
  UNION
  MATCH (i)<-[:OF_SUBJECT]-(a:Alignment)-[:TO_OBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close', 'narrower'] RETURN akin
  UNION
  MATCH (i)<-[:TO_OBJECT]-(a:Alignment)-[:OF_SUBJECT]->(akin:Industry) WHERE a.relation IN ['exact', 'close', 'broader'] RETURN akin
}
OPTIONAL MATCH (akin)<-[:IN_INDUSTRY]-(k:Cluster {grade: 'provincial'})
WITH l, i, count(DISTINCT k) AS clusters
MATCH (i)<-[:IN_INDUSTRY]-(item:Membership)-[:ON_LIST]->(l)
MATCH (item)-[:HAS_EVIDENCE]->(e:Evidence)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
WITH clusters, item, i, n, e ORDER BY e.char_start, e.char_end DESC
WITH clusters, item, i, n, collect(e)[0] AS first
RETURN item.ordinal AS `order`, item.name AS name, i.name AS industry, clusters, item.standing AS standing,
       n.id AS notice, first.quote AS quote, first.char_start AS begin, first.char_end AS `end`
ORDER BY coalesce(`order`, -1), name, begin
