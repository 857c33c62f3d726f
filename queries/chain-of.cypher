// title.zh: 某产业链的环节
// title.en: Stages of an industry's chain
// answers: One row for each stage that a notice names of the industry's chain, in order, and the cities named for the stage itself, if any.
// parameter: industry | industry | 氢能 | 产业的名称或别名 | name or alias of an industry
// columns: chain order stage position open cities standing notice clause quote begin end sentence
// :param industry => '氢能'

MATCH (:Industry {name: $industry})<-[:IN_INDUSTRY]-(any:Stage)
WITH DISTINCT any.name AS stage  // the cities of a stage once, however many notices name it
OPTIONAL MATCH (step:Industry) WHERE step.name = stage OR stage IN step.aliases
WITH stage, step
OPTIONAL MATCH (step)<-[:IN_INDUSTRY]-(v:Coverage {relation: 'same'})-[:IN_CITY]->(city:Region)
WITH DISTINCT stage, city.name AS label ORDER BY label
WITH stage, collect(label) AS labels
MATCH (:Industry {name: $industry})<-[:IN_INDUSTRY]-(s:Stage)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE s.name = stage AND NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
MATCH (e)-[:IN_NOTICE]->(n:Notice)
RETURN s.chain AS chain, s.ordinal AS `order`, s.name AS stage, s.position AS position, s.list_open AS open,
       reduce(text = '', label IN labels | text + CASE text WHEN '' THEN '' ELSE '、' END + label) AS cities,
       s.standing AS standing, n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, coalesce(`order`, -1), stage
