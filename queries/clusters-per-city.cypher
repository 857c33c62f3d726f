// title.zh: 各市集群数
// title.en: Number of clusters in each city
// answers: One row for each city with clusters of the grade, most first; drafts counts the clusters that drafts alone name.
// parameter?: grade | text | provincial | 级别(national, provincial …) | grade: national, provincial …
// evidence: clusters-of-city -p region={city}
// columns: city code clusters drafts industries
// :param grade => 'provincial'

MATCH (k:Cluster)-[:LOCATED_IN]->(city:Region)
WHERE $grade IS NULL OR k.grade = $grade
OPTIONAL MATCH (k)-[:IN_INDUSTRY]->(i:Industry)
WITH city, k.name AS cluster, k.standing AS standing, i.name AS industry ORDER BY industry
WITH city, count(DISTINCT cluster) AS clusters, count(DISTINCT CASE WHEN standing <> 'draft' THEN cluster END) AS formal, collect(DISTINCT industry) AS industries
RETURN city.name AS city, city.code AS code, clusters, clusters - formal AS drafts,
       reduce(text = '', one IN industries | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS industries
ORDER BY clusters DESC, coalesce(code, '')
