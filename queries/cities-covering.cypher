// title.zh: 哪些城市布局某一产业
// title.en: Which cities cover an industry
// answers: One row for each piece of evidence that a city, county or area covers the industry: named outright, by a broader or related industry, or weakly. Counties are marked district beside their city.
// parameter: industry | industry | 氢能 | 产业的名称或别名 | name or alias of an industry
// columns: city code region level coverage via relation how standing notice clause quote begin end sentence
// :param industry => '氢能'

MATCH (i:Industry {name: $industry})<-[:IN_INDUSTRY]-(v:Coverage)-[:LOCATED_IN]->(place:Region)
MATCH (v)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
MATCH (v)-[:IN_NOTICE]->(n:Notice)
OPTIONAL MATCH (v)-[:IN_CITY]->(town:Region)
WITH v, e, c, n, place, town, CASE WHEN v.rolls_up AND v.tier = 'named' THEN 'district' ELSE v.tier END AS coverage
RETURN DISTINCT coalesce(town.name, place.name) AS city, place.code AS code, place.name AS region, place.level AS level, coverage,
       v.via AS via, v.relation AS relation, v.how AS how, v.standing AS standing, n.id AS notice, c.path AS clause,
       e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY CASE coverage WHEN 'named' THEN 1 WHEN 'district' THEN 2 WHEN 'broader' THEN 3 WHEN 'related' THEN 4 ELSE 5 END,
         coalesce(code, ''), notice, begin, `end`, via, region
