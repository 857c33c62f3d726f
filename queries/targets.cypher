// title.zh: 量化目标
// title.en: Targets with numbers
// answers: One row for each target: what is to be reached, how much and by when.
// parameter?: notice | notice | | 文件 | a notice
// columns: metric about op amount amount_high unit year baseline task standing notice clause quote begin end sentence
// :param notice => null

MATCH (n:Notice)<-[:IN_NOTICE]-(s:Target)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE ($notice IS NULL OR n.id = $notice) AND s.amount IS NOT NULL AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
OPTIONAL MATCH (s)-[:IN_CLAUSE]->(:Clause)<-[:IN_CLAUSE]-(t:Task)
RETURN DISTINCT s.metric AS metric, s.about AS about, s.op AS op, s.amount AS amount, s.amount_high AS amount_high, s.unit AS unit, s.year AS year, s.baseline AS baseline, t.title AS task,
       s.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, coalesce(metric, ''), amount, coalesce(task, '')
