// title.zh: 原文检索
// title.en: Sentences that hold words
// answers: One row for each sentence of a notice that holds the words, whether or not a fact was read in it.
// parameter: words | text | 正式赛手 | 原文中的词句 | words of a notice
// columns: title standing notice clause begin sentence
// :param words => '正式赛手'

MATCH (p:Passage)
WHERE p.sentence CONTAINS $words
MATCH (p)-[:IN_CLAUSE]->(c:Clause)
MATCH (p)-[:IN_NOTICE]->(n:Notice)
RETURN DISTINCT n.title AS title, n.standing AS standing, n.id AS notice, c.path AS clause, p.sentence_start AS begin, p.sentence AS sentence
ORDER BY notice, begin
