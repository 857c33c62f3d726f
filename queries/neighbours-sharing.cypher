// title.zh: 相邻城市的共同产业
// title.en: Neighbours of a city that share an industry
// answers: One row for each place in a notice that names an industry for a city bordering on this one, where this city is named for it as well; own_notices are the notices that name this city.
// parameter: region | region | 成都市 | 市(州) | a city
// columns: neighbour code industry via own_notices standing notice clause quote begin end sentence
// :param region => '成都市'

MATCH (here:Region {name: $region})
CALL (here) {
  MATCH (here)<-[:IN_CITY]-(mine:Coverage {tier: 'named', relation: 'same'})-[:IN_INDUSTRY]->(i:Industry) MATCH (mine)-[:IN_NOTICE]->(ours:Notice)
  RETURN DISTINCT i, ours.id AS own, null AS v
  UNION ALL
  MATCH (here)-[:BORDERS]->(:Region)<-[:IN_CITY]-(v:Coverage {tier: 'named', relation: 'same'})-[:IN_INDUSTRY]->(i:Industry) RETURN i, null AS own, v
}
WITH i, own, v ORDER BY own
WITH i, collect(own) AS owns, collect(v) AS theirs  // of each industry, without a look from every place at every other
WHERE size(owns) > 0
WITH i, theirs, reduce(text = '', one IN owns | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS own_notices
UNWIND theirs AS v
MATCH (v)-[:IN_CITY]->(there:Region)
MATCH (v)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
MATCH (v)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT there.name AS neighbour, there.code AS code, i.name AS industry, v.via AS via,
       own_notices, v.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY code, industry, notice, begin, `end`
