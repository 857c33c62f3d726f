// title.zh: 只在征求意见稿里被点名的城市
// title.en: Cities named in drafts alone
// answers: One row for each city that notices name only in drafts for comment, with the industries named there.
// evidence: industries-of-city -p region={city}
// columns: city code industries notices

MATCH (city:Region)<-[:IN_CITY]-(v:Coverage {relation: 'same', standing: 'draft'})-[:IN_INDUSTRY]->(i:Industry)
WHERE NOT EXISTS { MATCH (city)<-[:IN_CITY]-(other:Coverage) WHERE other.standing <> 'draft' }
MATCH (v)-[:IN_NOTICE]->(n:Notice)
WITH city, i.name AS industry, n.id AS id ORDER BY industry, id
WITH city, collect(DISTINCT industry) AS industries, collect(DISTINCT id) AS ids
RETURN city.name AS city, city.code AS code,
       reduce(text = '', one IN industries | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS industries,
       reduce(text = '', one IN ids | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS notices
ORDER BY coalesce(code, '')
