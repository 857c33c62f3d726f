"use strict";
// The picture's data, from the columns they travel in to the rows the other scripts read.
// nodes: [id, kind, column, zh, en, y folded (null: not shown), y open, gap zh, gap en, draft, full zh, full en, page]
// edges: [id, from, to, relation, draft, note]; their quotations by kg.quotes(edge number).
(function () {
  const kg = window.kg, raw = JSON.parse(kg.one("#data").textContent), n = raw.nodes, e = raw.edges, q = e.quotes;
  const pieces = raw.pieces;
  const words = pieces.length ? text => text.replace(/[\u0080-\u07ff]/g, c => pieces[c.charCodeAt(0) - 0x80]) : text => text;
  const digit = (text, i) => parseInt(text.charAt(i), 36);
  const nodes = [], edges = [], columnOf = [];
  n.columns.forEach((column, i) => { for (let k = 0; k < n.column[i]; k++) columnOf.push(column); });
  const open = raw.rows.map(() => 0), closed = raw.rows.map(() => 0);
  n.tail.forEach((tail, i) => {
    const zh = words(n.zh[i]), en = words(n.en[i]) || zh, full = words(n.full[i]) || zh, column = columnOf[i], row = raw.rows[column];
    const fullEn = words(n.fullEn[i]) || (n.en[i] ? en : full), gap = n.gaps[digit(n.gap, i)], shown = n.shown.charAt(i) === "1";
    const id = n.starts[digit(n.start, i)] + (tail || fullEn.toLowerCase().replace(/ /g, "-"));
    nodes.push([id, Number(n.kind.charAt(i)), column, zh, en, shown ? row[0] + row[1] * closed[column]++ : null, row[2] + row[3] * open[column]++,
      gap[0], gap[1], Number(n.draft.charAt(i)), full, fullEn, n.page[i] || ""]);
  });
  const first = [], marks = [];
  let at = 0;
  e.counts.forEach(count => { first.push(at); at += count; });
  at = 0;
  q.marks[0].forEach(count => { marks.push(at); at += 2 * count; });
  const draft = j => {
    for (let k = 0; k < e.counts[j]; k++) if (raw.notices[q.notice[e.refs[first[j] + k]]][2] !== "draft") return 0;
    return e.counts[j] ? 1 : 0;
  };
  let j = 0;
  e.out.forEach((count, from) => {
    for (let k = 0; k < count; k++, j++) {
      const relation = digit(e.relation, j), to = e.to[j];
      edges.push([nodes[from][0] + "~" + raw.relations[relation][0] + "~" + nodes[to][0], from, to, relation, draft(j), e.note.length ? words(e.notes[e.note[j]]) : ""]);
    }
  });
  // A quotation: [notice, clause, begin, end, text, [begin, end, …] of its marks, why]
  function quote(i) {
    const text = words(q.texts[q.text[i]]), found = [], count = q.marks[0][i];
    for (let k = 0; k < count; k++) found.push(q.marks[1][marks[i] + 2 * k]);
    const spans = [];
    found.forEach((begin, k) => spans.push(begin, begin + q.marks[1][marks[i] + 2 * k + 1]));
    const end = q.ends[i] !== undefined ? q.ends[i] : q.begin[i] + Array.from(text.slice(spans[0], spans[1])).length;
    return [q.notice[i], q.clauses[q.clause[i]], q.begin[i], end, text, spans, q.whys[q.why[i] || 0] ? words(q.whys[q.why[i] || 0]) : ""];
  }
  kg.quotes = edge => {
    const found = [];
    for (let k = 0; k < e.counts[edge]; k++) found.push(quote(e.refs[first[edge] + k]));
    return found;
  };
  kg.data = Object.assign({}, raw, { nodes, edges });
})();
