// title.zh: 某市布局了哪些产业
// title.en: Which industries a city covers
// answers: One row for each piece of evidence that the city (or a county of it, marked district) covers an industry, named outright first.
// parameter: region | region | 绵阳市 | 市(州)或区县 | a city, county or area
// columns: industry coverage via relation how city region level standing notice clause quote begin end sentence
// :param region => '绵阳市'

MATCH (asked:Region {name: $region})
CALL (asked) {
  MATCH (asked)<-[:LOCATED_IN]-(v:Coverage) RETURN v, asked AS place, false AS below
  UNION
  MATCH (asked)<-[:IN_CITY]-(v:Coverage)-[:LOCATED_IN]->(place:Region) WHERE place.key <> asked.key RETURN v, place, true AS below
}
MATCH (v)-[:IN_INDUSTRY]->(i:Industry)
MATCH (v)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
MATCH (v)-[:IN_NOTICE]->(n:Notice)
WITH asked, v, place, i, e, c, n, CASE WHEN below AND v.tier = 'named' THEN 'district' ELSE v.tier END AS coverage
RETURN DISTINCT i.name AS industry, coverage, v.via AS via, v.relation AS relation, v.how AS how, place.name AS city, asked.name AS region, place.level AS level,
       v.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY CASE coverage WHEN 'named' THEN 1 WHEN 'district' THEN 2 WHEN 'broader' THEN 3 WHEN 'related' THEN 4 ELSE 5 END,
         CASE relation WHEN 'same' THEN 1 WHEN 'exact' THEN 2 WHEN 'close' THEN 3 WHEN 'narrower' THEN 4 WHEN 'broader' THEN 5 ELSE 6 END,
         industry, notice, begin, `end`, via, city
