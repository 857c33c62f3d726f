// title.zh: 日期异常
// title.en: Anomalies of dates
// answers: One row for each notice without a date of issue, and each deadline that had passed when its notice was published.
// columns: problem date issued published title standing notice quote begin end sentence

CALL () {
  MATCH (n:Notice) WHERE n.issued IS NULL AND n.adopted IS NULL
  RETURN n, 'no date of issue' AS problem, null AS date, null AS e
  UNION
  MATCH (d:Deadline)-[:IN_NOTICE]->(n:Notice)
  WHERE size(d.date) = 10 AND NOT d.date CONTAINS '--' AND d.date < coalesce(n.published, n.issued)
  MATCH (d)-[:HAS_EVIDENCE]->(e:Evidence)
  RETURN n, 'deadline before publication' AS problem, d.date AS date, e
}
RETURN DISTINCT problem, date, n.issued AS issued, n.published AS published, n.title AS title, n.standing AS standing,
       n.id AS notice, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, coalesce(date, ''), coalesce(begin, -1)
