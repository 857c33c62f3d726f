// Reads one JSON object on stdin: {schema: {labels, relationshipTypes, propertyKeys}, queries: [{file, cypher, parameters}]};
// prints every error and warning that Neo4j's own language support finds under Cypher 5, and fails if there is one.
import { readFileSync } from "node:fs";
import { lintCypherQuery, testData } from "@neo4j-cypher/language-support";

const { schema, queries } = JSON.parse(readFileSync(0, "utf8"));
let found = 0;
for (const { file, cypher, parameters } of queries) {
  const known = { ...testData.mockSchema, ...schema, parameters, defaultLanguage: "CYPHER 5" };
  const { diagnostics } = lintCypherQuery(cypher, known);
  for (const { message, range, severity } of diagnostics) {
    console.error(`${file}:${range.start.line + 1}: ${severity === 1 ? "error" : "warning"}: ${message}`);
    found += 1;
  }
}
console.log(`${queries.length} queries linted for Neo4j 5, ${found} findings`);
process.exit(found || !queries.length ? 1 : 0);
