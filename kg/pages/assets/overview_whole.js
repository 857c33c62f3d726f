"use strict";
// The whole as packed discs: a disc for each notice with what it says most about. Dots are drawn in one pass.
(function () {
  const kg = window.kg, data = kg.data, TURN = Math.PI * (3 - Math.sqrt(5)), STEP = 9;
  const PLACE = data.nodes.map(() => [0, 0]), hubs = [];
  data.discs.forEach(([, , x, y, , members]) => members.forEach((i, k) => {
    const far = STEP * Math.sqrt(k);
    PLACE[i] = [x + far * Math.cos(k * TURN), y + far * Math.sin(k * TURN)];
    if (k > 0 && k < 4) hubs.push(i);
  }));
  const reach = data.discs.reduce((m, d) => [Math.max(m[0], d[2] + d[4]), Math.max(m[1], d[3] + d[4])], [1, 1]);

  kg.wholeView = box => {
    const scale = Math.min(box.clientWidth / (reach[0] + 40), box.clientHeight / (reach[1] + 40), 2);
    return { position: { x: reach[0] / 2, y: reach[1] / 2 }, scale };
  };
  kg.wholeAt = (at, scale) => {
    let best = -1, near = Math.max(7, 9 / scale) ** 2;
    PLACE.forEach(([x, y], i) => {
      const d = (x - at.x) ** 2 + (y - at.y) ** 2;
      if (d < near) { near = d; best = i; }
    });
    return best;
  };
  kg.drawWhole = (pen, colour, lit, picked, how) => {
    const { scale, view, box } = how, wide = box.clientWidth / scale / 2 + 40, tall = box.clientHeight / scale / 2 + 40;
    const seen = (x, y, r) => Math.abs(x - view.x) < wide + r && Math.abs(y - view.y) < tall + r;
    pen.save();
    pen.lineWidth = 1 / scale;
    pen.strokeStyle = colour.rule2;
    pen.beginPath();
    data.discs.forEach(([, , x, y, r]) => { if (seen(x, y, r)) { pen.moveTo(x + r, y); pen.arc(x, y, r, 0, 2 * Math.PI); } });
    pen.stroke();
    if (lit) { // the links of what was chosen
      pen.strokeStyle = colour.ink2;
      pen.globalAlpha = 0.5;
      pen.beginPath();
      lit.edges.forEach(j => { const a = PLACE[data.edges[j][1]], b = PLACE[data.edges[j][2]]; pen.moveTo(a[0], a[1]); pen.lineTo(b[0], b[1]); });
      pen.stroke();
      pen.globalAlpha = 1;
    } else if (!kg.moving && data.edges.length < 30000) {
      pen.strokeStyle = colour.rule2;
      pen.globalAlpha = 0.07;
      pen.beginPath();
      data.edges.forEach(e => { const a = PLACE[e[1]], b = PLACE[e[2]]; pen.moveTo(a[0], a[1]); pen.lineTo(b[0], b[1]); });
      pen.stroke();
      pen.globalAlpha = 1;
    }
    const kinds = data.kinds.map(() => []), faded = [];
    data.nodes.forEach((n, i) => {
      if (how.off(n) || !seen(PLACE[i][0], PLACE[i][1], 4)) return;
      (lit && !lit.nodes.has(i) ? faded : kinds[n[1]]).push(i);
    });
    const dots = (list, tone, alpha) => {
      pen.globalAlpha = alpha;
      pen.fillStyle = tone;
      list.forEach(i => pen.fillRect(PLACE[i][0] - 3, PLACE[i][1] - 3, 6, 6));
      pen.globalAlpha = 1;
    };
    dots(faded, colour.rule2, 0.35);
    kinds.forEach((list, kind) => dots(list, colour[how.tone[kind]], 1));
    pen.strokeStyle = colour.gap; // a gap is red, as in the columns
    pen.lineWidth = 1.6;
    kinds.forEach(list => list.forEach(i => { if (data.nodes[i][7]) pen.strokeRect(PLACE[i][0] - 3, PLACE[i][1] - 3, 6, 6); }));
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const size = 13 / scale, taken = [], write = (text, x, y, bold) => {
      pen.font = (bold ? "bold " : "") + size + "px " + how.face();
      const half = pen.measureText(text).width / 2 + 2 / scale, tall = size * 0.7;
      if (taken.some(t => Math.abs(t[0] - x) < t[2] + half && Math.abs(t[1] - y) < t[3] + tall)) return; // no label on another
      taken.push([x, y, half, tall]);
      pen.fillStyle = colour.paper;
      pen.globalAlpha = 0.86;
      pen.fillRect(x - half, y - size * 0.7, half * 2, size * 1.4);
      pen.globalAlpha = 1;
      pen.fillStyle = colour.ink;
      pen.fillText(text, x, y);
    };
    if (!kg.moving) {
      data.discs.forEach(([zh, en, x, y, r]) => { if (r * scale > 22 && seen(x, y, r)) write(kg.say(zh, en), x, y - r - size * 0.6, true); });
      const named = lit ? [picked].concat(Array.from(lit.nodes).slice(0, 80)) : scale > 1.1 ? hubs.concat(kinds.flat().slice(0, 400)) : scale > 0.55 ? hubs.filter(i => !how.off(data.nodes[i])) : [];
      named.forEach(i => { if (seen(PLACE[i][0], PLACE[i][1], 0)) write(how.words(data.nodes[i]), PLACE[i][0], PLACE[i][1] + 3 + size * 0.8, i === picked); });
    }
    if (picked >= 0) {
      pen.strokeStyle = colour.ink;
      pen.lineWidth = 2.5 / scale;
      pen.strokeRect(PLACE[picked][0] - 5, PLACE[picked][1] - 5, 10, 10);
    }
    pen.restore();
  };
})();
