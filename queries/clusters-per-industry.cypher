// title.zh: 各产业的集群城市数
// title.en: Number of cities with a cluster of each industry
// answers: One row for each industry that has clusters of the grade, those in most cities first.
// parameter?: grade | text | provincial | 级别(national, provincial …) | grade: national, provincial …
// columns: industry cities hosts
// :param grade => 'provincial'

MATCH (k:Cluster)-[:IN_INDUSTRY]->(i:Industry)
WHERE $grade IS NULL OR k.grade = $grade
MATCH (k)-[:LOCATED_IN]->(city:Region)
WITH i, city ORDER BY city.name
WITH i, collect(DISTINCT city.name) AS hosts, count(DISTINCT city) AS cities
RETURN i.name AS industry, cities,
       reduce(text = '', one IN hosts | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS hosts
ORDER BY cities DESC, industry
