// title.zh: 扶持与奖励
// title.en: Incentives
// answers: One row for each incentive: who gets what, up to how much.
// columns: beneficiary instrument cap unit mode rate standing notice clause quote begin end sentence

MATCH (n:Notice)<-[:IN_NOTICE]-(s:Incentive)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_CLAUSE]->(c:Clause)
WHERE NOT EXISTS { (e)-[:COPY_OF]->(:Evidence) }
RETURN DISTINCT s.beneficiary AS beneficiary, s.instrument AS instrument, s.cap AS cap, s.unit AS unit, s.mode AS mode, s.rate AS rate, s.standing AS standing,
       n.id AS notice, c.path AS clause, e.quote AS quote, e.char_start AS begin, e.char_end AS `end`, e.sentence AS sentence
ORDER BY notice, begin, `end`, coalesce(instrument, ''), coalesce(beneficiary, '')
