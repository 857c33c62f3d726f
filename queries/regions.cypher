// title.zh: 各市(州)被点名的情况
// title.en: What is said of each city
// answers: One row for each city or prefecture: its provincial clusters, the industries named for it, those of them that drafts alone name, and in how many notices; zero where it is not named in what was read.
// evidence: city-profile -p region={city}
// columns: city code province clusters industries drafts notices

MATCH (city:Region {level: 'prefecture'})
OPTIONAL MATCH (city)-[:WITHIN]->(outer:Region)
OPTIONAL MATCH (city)<-[:LOCATED_IN]-(k:Cluster {grade: 'provincial'})
WITH city, outer.name AS province, count(DISTINCT k) AS clusters
OPTIONAL MATCH (city)<-[:IN_CITY]-(v:Coverage {tier: 'named', relation: 'same'})-[:IN_INDUSTRY]->(i:Industry)
OPTIONAL MATCH (v)-[:IN_NOTICE]->(n:Notice)
RETURN city.name AS city, city.code AS code, province, clusters, count(DISTINCT i) AS industries,
       count(DISTINCT i) - count(DISTINCT CASE WHEN v.standing <> 'draft' THEN i END) AS drafts, count(DISTINCT n) AS notices
ORDER BY clusters DESC, industries DESC, coalesce(code, '')
