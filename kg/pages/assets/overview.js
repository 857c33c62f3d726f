"use strict";
// The picture: nodes at computed places, drawn by our own renderer, no physics, nothing moves by itself.
(function () {
  const kg = window.kg, data = kg.data;
  const box = kg.one("#picture"), lang = () => (kg.english() ? 1 : 0);
  const [ID, KIND, COLUMN, ZH, EN, FOLDED, OPEN, GAP, GAP_EN, DRAFT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [, FROM, TO, RELATION, IS_DRAFT] = [0, 1, 2, 3, 4];
  const AGENCY = 0, NOTICE = 2, TRACK = 3, INDUSTRY = 4, PROJECT = 5, PLACE = 6;
  const TONES = ["agency", "act", "doc", "ind", "ind", "act", "place"];
  const links = data.nodes.map(() => []);
  data.edges.forEach((e, i) => { links[e[FROM]].push(i); links[e[TO]].push(i); });
  const row = {};
  data.nodes.forEach((n, i) => { row[n[ID]] = i; });

  data.nodes.forEach(n => {
    const kind = data.kinds[n[KIND]];
    kg.index.push([n[ZH], n[EN], kind[1], kind[2], "#n=" + encodeURIComponent(n[ID]), n[10] + "|" + n[11]]);
  });

  let colour = {}, lit = null, picked = -1, hidden = [], network = null;
  const unfolded = data.folded.map(() => false);
  const zhFace = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';
  const face = () => (kg.english() ? '"Segoe UI","Helvetica Neue",Arial,' : "") + zhFace;
  function dye() {
    const style = getComputedStyle(document.documentElement);
    colour = {};
    ["agency", "act", "doc", "ind", "place", "ink", "ink2", "paper", "gap", "rule2", "sel"].forEach(name => {
      colour[name] = style.getPropertyValue("--" + name).trim();
    });
  }
  const across = n => data.heads[n[COLUMN]][0][lang()];
  let stretch = 1; // rows stand further apart where the window is tall
  const down = n => {
    const y = unfolded[n[COLUMN]] ? n[OPEN] : n[FOLDED];
    return y === null ? null : y * stretch;
  };
  const words = n => {
    const name = n[lang() ? EN : ZH], gap = n[lang() ? GAP_EN : GAP];
    return gap ? name + " · " + gap : name;
  };
  const off = key => hidden.indexOf(key) >= 0;
  const nodeOffKind = n => off("kind." + data.kinds[n[KIND]][0]) || (n[GAP] !== "" && off("gap"));
  const nodeOff = n => down(n) === null || nodeOffKind(n);
  let wholly = false; // the whole as packed discs instead of columns
  const edgeOff = e => off("line." + data.relations[e[RELATION]][0]) || (e[IS_DRAFT] && off("line.draft")) ||
    nodeOff(data.nodes[e[FROM]]) || nodeOff(data.nodes[e[TO]]);

  function outline(pen, kind, x, y, r) {
    pen.beginPath();
    if (kind === AGENCY) { // house
      [[0, -1], [1, -0.15], [1, 0.9], [-1, 0.9], [-1, -0.15]].forEach((p, i) => pen[i ? "lineTo" : "moveTo"](x + p[0] * r, y + p[1] * r));
    } else if (kind === 1) { // diamond
      [[0, -1], [1, 0], [0, 1], [-1, 0]].forEach((p, i) => pen[i ? "lineTo" : "moveTo"](x + p[0] * r, y + p[1] * r));
    } else if (kind === PLACE) {
      pen.arc(x, y, r, 0, 2 * Math.PI);
    } else if (kind === PROJECT) {
      pen.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
    } else { // hexagon
      for (let i = 0; i < 6; i++) pen[i ? "lineTo" : "moveTo"](x + r * Math.cos(Math.PI / 6 + i * Math.PI / 3), y + r * Math.sin(Math.PI / 6 + i * Math.PI / 3));
    }
    pen.closePath();
  }
  function drawNotice(pen, n, x, y, dim) {
    const wide = pen.measureText(words(n)).width + 18;
    pen.globalAlpha = 1;
    pen.fillStyle = n[DRAFT] || dim ? colour.paper : colour.doc;
    pen.strokeStyle = dim ? colour.rule2 : colour.doc;
    pen.lineWidth = 1.5;
    if (n[DRAFT]) pen.setLineDash([4, 3]);
    pen.beginPath();
    pen.rect(x - wide / 2, y - 13, wide, 26);
    pen.fill();
    pen.stroke();
    pen.setLineDash([]);
    pen.fillStyle = dim ? colour.rule2 : n[DRAFT] ? colour.ink : colour.paper;
    pen.textAlign = "center";
    pen.fillText(words(n), x, y + 0.5);
  }
  function drawSign(pen, n, x, y, dim, chosen) {
    const r = n[KIND] === PLACE ? 6 : 5.5, text = words(n), wide = pen.measureText(text).width;
    const left = n[KIND] === AGENCY ? x - r - 5 - wide : x + r + 5;
    if (!dim) { // a ground under the label keeps it readable over lines
      pen.globalAlpha = chosen ? 1 : 0.86;
      pen.fillStyle = chosen ? colour.sel : colour.paper;
      pen.fillRect(left - 2, y - 9, wide + 4, 18);
      pen.globalAlpha = 1;
    }
    outline(pen, n[KIND], x, y, r);
    if (n[GAP] || n[KIND] === INDUSTRY) {
      pen.fillStyle = colour.paper;
      pen.strokeStyle = n[GAP] ? colour.gap : colour[TONES[n[KIND]]];
      pen.lineWidth = 1.8;
      if (n[DRAFT]) pen.setLineDash([2.4, 1.8]);
      pen.fill();
      pen.stroke();
      pen.setLineDash([]);
    } else {
      pen.fillStyle = colour[TONES[n[KIND]]];
      pen.fill();
    }
    pen.fillStyle = n[GAP] ? colour.gap : colour.ink;
    pen.textAlign = "left";
    pen.fillText(text, left, y + 0.5);
  }
  const renderer = i => ({ ctx, x, y }) => ({
    drawNode() {
      const n = data.nodes[i], dim = Boolean(lit) && !lit.nodes.has(i), chosen = i === picked;
      ctx.save();
      ctx.globalAlpha = dim ? 0.16 : 1;
      ctx.font = (chosen || n[KIND] === NOTICE ? "bold " : "") + "13px " + face();
      ctx.textBaseline = "middle";
      if (n[KIND] === NOTICE) drawNotice(ctx, n, x, y, dim);
      else drawSign(ctx, n, x, y, dim, chosen);
      if (chosen && n[KIND] !== NOTICE) {
        ctx.lineWidth = 2.5;
        ctx.strokeStyle = colour.ink;
        outline(ctx, n[KIND], x, y, 8.5);
        ctx.stroke();
      }
      ctx.restore();
    },
    nodeDimensions: { width: 14, height: 14 },
  });

  const drawn = () => data.nodes.map((n, i) => i).filter(i => !nodeOff(data.nodes[i])); // vis knows only what is seen
  const node = i => { const n = data.nodes[i]; return { id: i, x: across(n), y: down(n), shape: "custom", ctxRenderer: renderer(i) }; };
  function edge(e, i) {
    const kind = data.relations[e[RELATION]], on = Boolean(lit) && lit.edges.has(i);
    return { id: i, from: e[FROM], to: e[TO], width: on ? Math.max(2, kind[4]) : kind[4], dashes: e[IS_DRAFT] ? [5, 4] : false, hidden: edgeOff(e),
      color: { color: colour[kind[3]], opacity: lit ? (on ? 1 : 0.03) : kind[5] } };
  }
  let nodes = null, edges = null;
  function redraw() {
    if (!network) return;
    const seen = wholly ? [] : drawn(), lines = wholly ? [] : data.edges.map(edge).filter(e => !e.hidden);
    const kept = [new Set(seen), new Set(lines.map(e => e.id))];
    edges.remove(edges.getIds().filter(id => !kept[1].has(id)));
    nodes.remove(nodes.getIds().filter(id => !kept[0].has(id)));
    nodes.update(seen.map(node));
    edges.update(lines);
    network.redraw();
  }
  const more = c => data.nodes.filter(n => n[COLUMN] === c).length - data.nodes.filter(n => n[COLUMN] === c && n[FOLDED] !== null).length;
  const moreWords = c => (unfolded[c] ? kg.say("收起", "fold") : kg.say("另" + more(c) + "个", more(c) + " more")) + (unfolded[c] ? " ▴" : " ▾");
  const moreAt = c => Math.max(...data.nodes.filter(n => n[COLUMN] === c && down(n) !== null).map(down)) + 22;
  function headings(pen) {
    if (wholly) return kg.drawWhole(pen, colour, lit, picked, { off: nodeOffKind, words, tone: TONES, scale: network.getScale(), view: network.getViewPosition(), box, face });
    pen.save();
    pen.textBaseline = "alphabetic";
    data.heads.forEach((head, c) => {
      const kind = (data.nodes.find(n => n[COLUMN] === c) || [])[KIND];
      pen.font = "bold 14px " + face();
      pen.fillStyle = colour.ink;
      pen.textAlign = kind === AGENCY ? "right" : kind === NOTICE ? "center" : "left";
      const x = head[0][lang()] + (kind === AGENCY ? 8 : kind === NOTICE ? 0 : -8);
      pen.fillText(kg.say(head[1], head[2]), x, -14);
      if (kind === undefined) {
        pen.font = "13px " + face();
        pen.fillText(kg.say("所读文件中没有", "none in what was read"), x, data.size[2] / 2);
      }
      if (data.folded[c]) {
        pen.font = "13px " + face();
        pen.fillText(moreWords(c), x, moreAt(c));
      }
    });
    pen.restore();
    return undefined;
  }
  function fit() {
    if (!network) return;
    if (wholly) { network.moveTo(kg.wholeView(box)); return; }
    const tall = Math.max(data.size[2], ...data.nodes.map(n => (down(n) || 0) / stretch)) + (data.folded.some(Boolean) ? 30 : 0);
    const wide = data.size[lang()] + 24;
    const scale = Math.min(box.clientWidth / wide, box.clientHeight / (tall + 48), 1.6);
    const room = Math.max(1, Math.min(1.3, (box.clientHeight / scale - 56) / tall));
    if (Math.abs(room - stretch) > 0.01) {
      stretch = room;
      redraw();
    }
    network.moveTo({ position: { x: wide / 2 - 14, y: box.clientHeight / scale / 2 - 40 }, scale });
  }
  function start() {
    if (network || !box.offsetWidth) return;
    dye();
    nodes = new vis.DataSet(drawn().map(node));
    edges = new vis.DataSet(data.edges.map(edge).filter(e => !e.hidden));
    const many = data.edges.length > 2000;
    network = new vis.Network(box, { nodes, edges }, {
      physics: false,
      layout: { improvedLayout: false },
      edges: { smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 }, chosen: false, selectionWidth: 0, hoverWidth: 0 },
      interaction: { hover: false, dragNodes: false, selectConnectedEdges: false, zoomSpeed: 0.6, keyboard: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many },
    });
    network.on("beforeDrawing", headings);
    network.on("click", click);
    network.on("dragStart", () => { kg.moving = true; });
    network.on("dragEnd", () => { kg.moving = false; if (wholly) network.redraw(); });
    network.once("afterDrawing", () => { window.kg.drawn = true; });
    fit();
  }
  function under(at) { // the label counts as much as the sign
    let best = -1, near = 11;
    data.nodes.forEach((n, i) => {
      if (nodeOff(n) || Math.abs(at.y - down(n)) >= near) return;
      const wide = Array.from(words(n)).reduce((w, c) => w + (c.charCodeAt(0) > 0x2e80 ? 13 : 6.3), 14), x = across(n);
      const inside = n[KIND] === AGENCY ? at.x < x + 8 && at.x > x - wide : n[KIND] === NOTICE ? Math.abs(at.x - x) < wide / 2 + 8 : at.x > x - 8 && at.x < x + wide;
      if (inside) { near = Math.abs(at.y - down(n)); best = i; }
    });
    return best;
  }
  function click(event) {
    const at = event.pointer.canvas;
    if (wholly) {
      const found = kg.wholeAt(at, network.getScale());
      return found >= 0 ? go(found) : kg.leave();
    }
    const column = data.heads.findIndex((head, c) => data.folded[c] && Math.abs(at.y - moreAt(c) + 5) < 12 && Math.abs(at.x - head[0][lang()] - 30) < 60);
    if (column >= 0) return unfold(column, !unfolded[column]);
    const i = under(at);
    if (i >= 0) return go(i);
    return kg.leave();
  }
  function unfold(column, open) {
    unfolded[column] = open;
    redraw();
    fit();
  }

  // What lights up: the neighbours; for a track also the places behind its industries, for a place the tracks before them.
  function reach(i) {
    const found = { nodes: new Set([i]), edges: new Set() }, kind = data.nodes[i][KIND];
    const take = j => { const e = data.edges[j]; found.edges.add(j); found.nodes.add(e[FROM]).add(e[TO]); };
    links[i].forEach(take);
    if (kind === TRACK || kind === PLACE) links[i].forEach(j => {
      const e = data.edges[j], middle = e[FROM] === i ? e[TO] : e[FROM];
      if (data.nodes[middle][KIND] !== INDUSTRY && data.nodes[middle][KIND] !== PROJECT) return;
      links[middle].forEach(k => {
        const f = data.edges[k], far = f[FROM] === middle ? f[TO] : f[FROM];
        if (data.nodes[far][KIND] === (kind === TRACK ? PLACE : TRACK)) take(k);
      });
    });
    return found;
  }
  function go(i, edgeId) {
    const n = data.nodes[i];
    if (!wholly && down(n) === null) unfolded[n[COLUMN]] = true;
    picked = i;
    lit = reach(i);
    start();
    redraw();
    kg.one("#spot").textContent = words(n);
    kg.keep({ n: n[ID], e: edgeId || "" });
    document.dispatchEvent(new CustomEvent("kg-node", { detail: { i, edgeId } }));
  }
  function rest() {
    if (picked < 0) return;
    picked = -1;
    lit = null;
    redraw();
  }

  // Keys: up and down along a column, left and right to the nearest row of the next one.
  let at = -1;
  box.addEventListener("keydown", event => {
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = data.nodes.map((n, i) => i).filter(i => !nodeOff(data.nodes[i]));
    const here = picked >= 0 ? picked : at >= 0 ? at : shown[0];
    const n = data.nodes[here];
    const near = shown.filter(i => {
      const m = data.nodes[i];
      return step[0] ? (m[COLUMN] - n[COLUMN]) * step[0] > 0 : m[COLUMN] === n[COLUMN] && (down(m) - down(n)) * step[1] > 0;
    }).sort((a, b) => Math.abs(data.nodes[a][COLUMN] - n[COLUMN]) - Math.abs(data.nodes[b][COLUMN] - n[COLUMN]) ||
      Math.abs(down(data.nodes[a]) - down(n)) - Math.abs(down(data.nodes[b]) - down(n)));
    at = near.length ? near[0] : here;
    go(at);
  });
  function whole(on) {
    wholly = on;
    kg.one("#whole").setAttribute("aria-pressed", String(on));
    start();
    redraw();
    fit();
  }
  kg.one("#whole").addEventListener("click", () => whole(!wholly));
  kg.one("#fit").addEventListener("click", () => { unfolded.fill(false); kg.leave(); redraw(); fit(); });
  kg.one("#image").addEventListener("click", () => {
    const drawn = kg.one("#picture canvas"), sheet = document.createElement("canvas"), pen = sheet.getContext("2d");
    sheet.width = drawn.width;
    sheet.height = drawn.height;
    pen.fillStyle = colour.paper;
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.drawImage(drawn, 0, 0);
    const link = kg.make("a");
    link.download = "overview.png";
    link.href = sheet.toDataURL();
    link.click();
  });
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-node]");
    if (button && row[button.getAttribute("data-node")] !== undefined) go(row[button.getAttribute("data-node")]);
  });
  document.addEventListener("kg-leave", rest);
  document.addEventListener("kg-filter", event => { hidden = event.detail; redraw(); });
  document.addEventListener("kg-theme", () => { dye(); redraw(); });
  document.addEventListener("kg-language", () => { redraw(); fit(); if (picked >= 0) go(picked); });
  document.addEventListener("kg-state", event => {
    start();
    const now = event.detail;
    if (now.n !== undefined && row[now.n] !== undefined) go(row[now.n], now.e);
    else if (now.e) {
      const found = data.edges.find(e => e[0] === now.e);
      if (found) go(found[FROM], now.e);
    }
  });
  addEventListener("resize", () => { start(); fit(); });
  const onScreen = n => network.canvasToDOM({ x: across(n), y: down(n) });
  const visibleEdges = () => data.edges.filter(e => !edgeOff(e)).length;
  Object.assign(window.kg, { links, go, onScreen, visibleEdges, whole, row });
})();
