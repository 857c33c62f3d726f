// title.zh: 文件引用的文件
// title.en: What notices cite
// answers: One row for each document that a notice rests on, carries out, complies with, issues, replaces or mentions.
// parameter?: notice | notice | | 引用别的文件的文件 | the notice that cites
// columns: title cited doc_number relation standing notice clause quote begin end sentence
// :param notice => null

MATCH (n:Notice)<-[:IN_NOTICE]-(s:Citation)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE ($notice IS NULL OR n.id = $notice) AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
RETURN DISTINCT n.title AS title, s.title AS cited, s.doc_number AS doc_number, s.relation AS relation, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, cited
