// title.zh: 没有城市被点名的赛道
// title.en: Tracks for which no city is named
// answers: One row for each item of the list for which no city is named, with the best there is instead: a broader, related or weak statement on a city, a county alone (district), or none at all; formal_reason is the same without drafts.
// parameter?: list | list | 四川省产业新赛道(2024年) | 名单 | the list of tracks
// columns: order name industry reason formal_reason standing notice clause quote begin end
// :param list => '四川省产业新赛道(2024年)'

MATCH (:List {name: $list})<-[:ON_LIST]-(item:Membership)
OPTIONAL MATCH (item)-[:IN_INDUSTRY]->(i:Industry)
WITH i, collect(item) AS items  // what is said of an industry is looked up once, however many notices print the list
CALL (i) {
  OPTIONAL MATCH (i)<-[:IN_INDUSTRY]-(v:Coverage)-[:LOCATED_IN]->(place:Region)
  WITH v.standing AS said, CASE
         WHEN place.level = 'prefecture' OR place.level = 'province' AND place.name ENDS WITH '市'
         THEN CASE v.tier WHEN 'named' THEN 1 WHEN 'broader' THEN 2 WHEN 'related' THEN 3 ELSE 4 END
         WHEN place.level = 'county' THEN 5 ELSE 6 END AS rank
  RETURN min(rank) AS best, min(CASE WHEN said = 'draft' THEN 6 ELSE rank END) AS formal
}
WITH i, items, best, formal
WHERE best > 1
UNWIND items AS item
MATCH (item)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT item.ordinal AS `order`, item.name AS name, i.name AS industry,
       CASE best WHEN 2 THEN 'broader' WHEN 3 THEN 'related' WHEN 4 THEN 'weak' WHEN 5 THEN 'district' ELSE 'none' END AS reason,
       CASE formal WHEN 2 THEN 'broader' WHEN 3 THEN 'related' WHEN 4 THEN 'weak' WHEN 5 THEN 'district' ELSE 'none' END AS formal_reason,
       item.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`
ORDER BY CASE reason WHEN 'none' THEN 1 WHEN 'district' THEN 2 WHEN 'weak' THEN 3 WHEN 'related' THEN 4 ELSE 5 END, coalesce(`order`, -1), name, begin
