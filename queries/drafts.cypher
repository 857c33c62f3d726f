// title.zh: 不是现行有效政策的文件
// title.en: Notices that are not policy in force
// answers: One row for each notice that is a draft for comment, repealed or expired, with the words that say so where it has any.
// columns: title standing doc_number issued notice quote begin end sentence

MATCH (n:Notice)
WHERE n.standing IN ['draft', 'repealed', 'expired']
OPTIONAL MATCH (n)<-[:IN_NOTICE]-(s:NoticeProperty {property: 'legal_status'})-[:HAS_EVIDENCE]->(e:Evidence)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
RETURN DISTINCT n.title AS title, n.standing AS standing, n.doc_number AS doc_number, n.issued AS issued, n.id AS notice,
       e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, coalesce(begin, -1)
