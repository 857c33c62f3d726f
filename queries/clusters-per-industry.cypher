// title.zh: 各产业的集群城市数
// title.en: Number of cities with a cluster of each industry
// answers: One row for each industry that has clusters of the grade, those in most cities first; drafts counts the cities of clusters that drafts alone name.
// parameter?: grade | text | provincial | 级别(national, provincial …) | grade: national, provincial …
// evidence: industry-profile -p industry={industry}
// columns: industry cities drafts hosts
// :param grade => 'provincial'

MATCH (k:Cluster)-[:IN_INDUSTRY]->(i:Industry)
WHERE $grade IS NULL OR k.grade = $grade
MATCH (k)-[:LOCATED_IN]->(city:Region)
WITH i, city, k.standing AS standing ORDER BY city.name
WITH i, collect(DISTINCT city.name) AS hosts, count(DISTINCT city) AS cities, count(DISTINCT CASE WHEN standing <> 'draft' THEN city END) AS formal
RETURN i.name AS industry, cities, cities - formal AS drafts,
       reduce(text = '', one IN hosts | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS hosts
ORDER BY cities DESC, industry
