// title.zh: 某一官方名单的各项(按序)
// title.en: The items of an official list, in order
// answers: One row for each item of a list that a notice announces (tracks, industries, clusters), as printed and as understood.
// parameter: list | list | 四川省产业新赛道(2024年) | 名单 | an official list
// columns: order name industry list standing notice clause quote begin end sentence
// :param list => '四川省产业新赛道(2024年)'

MATCH (l:List {name: $list})<-[:ON_LIST]-(item:Membership)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
OPTIONAL MATCH (item)-[:IN_INDUSTRY]->(i:Industry)
RETURN DISTINCT item.ordinal AS `order`, item.name AS name, i.name AS industry, l.name AS list, item.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, coalesce(`order`, -1), begin
