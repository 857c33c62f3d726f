// title.zh: 产业新赛道名单
// title.en: The new industrial tracks
// answers: One row for each track of the list, in its order.
// parameter?: list | list | 四川省产业新赛道(2024年) | 名单 | the list of tracks
// columns: order name industry list standing notice clause quote begin end sentence
// :param list => '四川省产业新赛道(2024年)'

MATCH (l:List {name: $list})<-[:ON_LIST]-(item:Membership)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
OPTIONAL MATCH (item)-[:IN_INDUSTRY]->(i:Industry)
RETURN DISTINCT item.ordinal AS `order`, item.name AS name, i.name AS industry, l.name AS list, item.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, coalesce(`order`, -1), begin
