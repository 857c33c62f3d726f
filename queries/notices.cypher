// title.zh: 已读文件
// title.en: The notices that were read
// answers: One row for each notice: title, number, issuers, dates, kind and standing.
// parameter?: notice | notice | | 文件 | a notice
// columns: title doc_number issuers issued adopted published kind standing level region notice
// :param notice => null

MATCH (n:Notice)
WHERE $notice IS NULL OR n.id = $notice
OPTIONAL MATCH (n)-[:ISSUED_BY]->(a:Agency)
OPTIONAL MATCH (n)-[:IN_JURISDICTION]->(place:Region)
WITH n, place, a.name AS issuer ORDER BY issuer
WITH n, place, collect(DISTINCT issuer) AS issuers
RETURN n.title AS title, n.doc_number AS doc_number,
       reduce(text = '', one IN issuers | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS issuers,
       n.issued AS issued, n.adopted AS adopted, n.published AS published, n.notice_kind AS kind, n.standing AS standing, n.level AS level,
       place.name AS region, n.id AS notice
ORDER BY notice
