"use strict";
// The panel of a node: what it touches, by kind of statement, each with the words and where they stand.
(function () {
  const kg = window.kg, data = kg.data, make = kg.make;
  const name = (n, full) => (full ? n[kg.english() ? 11 : 10] : n[kg.english() ? 4 : 3]);

  function quote(found) {
    const [notice, clause, begin, end, text, marks, why] = found, [short, shortEn, standing, number, date, url, title, reader] = data.notices[notice];
    const part = document.createDocumentFragment();
    const block = make("blockquote", null, standing === "draft" ? "draft" : "");
    block.lang = "zh-CN";
    let at = 0;
    for (let i = 0; i < marks.length; i += 2) {
      block.appendChild(document.createTextNode(text.slice(at, marks[i])));
      block.appendChild(make("mark", text.slice(marks[i], marks[i + 1])));
      at = marks[i + 1];
    }
    block.appendChild(document.createTextNode(text.slice(at)));
    part.appendChild(block);
    const source = make("p", null, "source");
    source.appendChild(make("span", kg.say(data.standing[standing][0], data.standing[standing][1]), "tag " + standing));
    source.appendChild(make("b", " " + kg.say("《" + short + "》", shortEn)));
    source.appendChild(document.createTextNode([" ", number, clause, date].filter(Boolean).join(" ") + " "));
    if (reader) {
      const link = make("a", kg.say("看原文", "read it"));
      link.href = reader + "#s=" + begin + "-" + end;
      source.appendChild(link);
      source.appendChild(document.createTextNode(" "));
    }
    if (url) {
      const link = make("a", kg.say("原网页", "web page"));
      link.href = url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      source.appendChild(link);
      source.appendChild(document.createTextNode(" "));
    }
    const copy = make("button", kg.say("复制引文", "copy citation"), "copy");
    copy.type = "button";
    copy.setAttribute("data-words", "《" + title + "》" + (number ? "（" + number + "）" : "") + [clause, date].filter(Boolean).join(" ") + "：" + text);
    source.appendChild(copy);
    source.appendChild(make("span", " " + kg.say("第 " + begin + "–" + end + " 字", "characters " + begin + "–" + end), "where"));
    part.appendChild(source);
    if (why) part.appendChild(make("p", why, "why"));
    return part;
  }
  function relation(j, self, open) {
    const edge = data.edges[j], other = data.nodes[edge[1] === self ? edge[2] : edge[1]], box = make("details"), head = make("summary", name(other));
    if (edge[4]) head.appendChild(make("span", kg.say("征求意见稿", "draft"), "draft"));
    box.appendChild(head);
    kg.quotes(j).forEach(q => box.appendChild(quote(q)));
    const foot = make("p", edge[5] ? kg.say("对应理由：", "Matched because: ") + edge[5] + " " : "", "source");
    const jump = make("button", kg.say("转到", "go to ") + name(other), "goto");
    jump.type = "button";
    jump.setAttribute("data-node", other[0]);
    foot.appendChild(jump);
    box.appendChild(foot);
    box.open = open;
    box.setAttribute("data-edge", edge[0]);
    head.addEventListener("click", () => kg.keep({ e: box.open ? "" : edge[0] }));
    return box;
  }
  function show(i, edgeId) {
    const n = data.nodes[i], box = make("div", null, "node");
    box.appendChild(make("h3", name(n)));
    const kind = data.kinds[n[1]];
    box.appendChild(make("p", kg.say(kind[1], kind[2]) + (name(n, true) !== name(n) ? " · " + name(n, true) : ""), "hint"));
    if (n[12]) {
      const page = make("p", null, "hint"), link = make("a", kg.say("打开它的页面", "open its page"));
      link.href = n[12];
      page.appendChild(link);
      box.appendChild(page);
    }
    if (n[7]) box.appendChild(make("p", kind[0] === "place"
      ? kg.say("所读文件未点名，不等于当地没有。", "Not named in what was read. This does not mean it has none.")
      : kg.say("所读文件没有写它落在哪里。", "Placed nowhere in what was read."), "gap"));
    const kinds = new Map();
    kg.links[i].forEach(j => {
      const e = data.edges[j];
      if (!kinds.has(e[3])) kinds.set(e[3], []);
      kinds.get(e[3]).push(j);
    });
    let target = null;
    Array.from(kinds.keys()).sort((a, b) => a - b).forEach(key => {
      const found = kinds.get(key), head = make("h4", kg.say(data.relations[key][1], data.relations[key][2]) + " ");
      head.appendChild(make("b", String(found.length)));
      box.appendChild(head);
      const most = 60; // more would make the panel slow; the rest unfolds
      const add = (list, into) => list.forEach(j => {
        const asked = edgeId && data.edges[j][0] === edgeId, item = relation(j, i, edgeId ? asked : found.length < 3);
        if (asked) target = item;
        into.appendChild(item);
      });
      const asked = found.findIndex(j => data.edges[j][0] === edgeId), kept = asked >= most ? found.length : most;
      add(found.slice(0, kept), box);
      if (found.length > kept) {
        const rest = make("button", kg.say("另" + (found.length - kept) + "条", (found.length - kept) + " more"), "goto");
        rest.type = "button";
        rest.addEventListener("click", () => { const all = document.createDocumentFragment(); add(found.slice(kept), all); rest.replaceWith(all); });
        box.appendChild(rest);
      }
    });
    if (!kinds.size) box.appendChild(make("p", kg.say("所读文件中没有它的联系。", "Nothing read links it."), "hint"));
    kg.fill([box], true);
    if (target) target.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("kg-node", event => show(event.detail.i, event.detail.edgeId));
})();
