// title.zh: “珠峰攀登”产业及其点名的城市
// title.en: The Everest industries and the cities named for them
// answers: One row for each industry of the list and each place that its clause names for it; no place where it names none.
// parameter?: list | list | 四川省“珠峰攀登”产业(2023年征求意见稿) | 名单 | the list of industries
// columns: order name industry city code level relation standing notice clause quote begin end sentence
// :param list => '四川省“珠峰攀登”产业(2023年征求意见稿)'

MATCH (:List {name: $list})<-[:ON_LIST]-(item:Membership)-[:HAS_EVIDENCE]->(printed:Evidence)
WITH item, printed, COUNT { (printed)-[:COPY_OF]->(:Evidence) } AS copies ORDER BY printed.char_start DESC
WITH item, [x IN collect([printed, copies]) WHERE x[1] = 0 | x[0]][0] AS own
OPTIONAL MATCH (item)-[:IN_INDUSTRY]->(i:Industry)
WITH i, collect([item, own]) AS printed
CALL (i, printed) {
  UNWIND printed AS one
  WITH one, one[0] AS item
  MATCH (item)-[:IN_NOTICE]->(n:Notice) RETURN n, one, null AS s
  UNION ALL
  MATCH (i)<-[:IN_INDUSTRY]-(s:Location)-[:IN_NOTICE]->(n:Notice) RETURN n, null AS one, s
}
WITH i, n, collect(one) AS items, collect(s) AS said  // of each notice, without a look from every item at every place
UNWIND items AS one
UNWIND CASE WHEN size(said) = 0 THEN [null] ELSE said END AS s
WITH i, n, s, one[0] AS item, one[1] AS own
OPTIONAL MATCH (s)-[:LOCATED_IN]->(city:Region)
OPTIONAL MATCH (s)-[:HAS_EVIDENCE]->(e:Evidence) WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
WITH item, n, i, city, s, coalesce(e, own) AS e
MATCH (e)-[:IN_CLAUSE]->(c:Clause)
RETURN DISTINCT item.ordinal AS `order`, item.name AS name, i.name AS industry, city.name AS city, city.code AS code, city.level AS level, s.relation AS relation, item.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY coalesce(`order`, -1), name, begin, coalesce(code, ''), coalesce(relation, '')
