"use strict";
// Lists and table of a large picture: made from the data when they are opened, so that the page stays small.
(function () {
  const kg = window.kg, data = kg.data, make = kg.make;
  kg.all("[data-list]").forEach(box => box.addEventListener("toggle", () => {
    const kind = Number(box.getAttribute("data-list")), place = kg.one("div", box);
    if (!box.open || place.firstChild) return;
    const mine = data.nodes.map((n, i) => i).filter(i => data.nodes[i][1] === kind);
    mine.sort((a, b) => Boolean(data.nodes[a][7]) - Boolean(data.nodes[b][7]) || kg.links[b].length - kg.links[a].length || a - b);
    const all = document.createDocumentFragment();
    mine.forEach(i => {
      const n = data.nodes[i], button = make("button", n[kg.english() ? 4 : 3], "item" + (n[7] ? " gap" : ""));
      button.type = "button";
      button.setAttribute("data-node", n[0]);
      button.appendChild(make("span", n[7] ? kg.say(n[7], n[8]) : kg.say(kg.links[i].length + "条联系", kg.links[i].length + " links")));
      all.appendChild(button);
    });
    place.appendChild(all);
  }));
  kg.all("[data-table]").forEach(box => box.addEventListener("toggle", () => {
    const body = kg.one("tbody", box), relation = Number(box.getAttribute("data-table"));
    if (!box.open || body.firstChild) return;
    const all = document.createDocumentFragment();
    data.edges.forEach((e, j) => {
      if (e[3] !== relation) return;
      const line = make("tr"), name = i => data.nodes[i][kg.english() ? 4 : 3], quotes = kg.quotes(j);
      const head = make("th", name(e[1]));
      head.scope = "row";
      line.appendChild(head);
      line.appendChild(make("td", name(e[2])));
      const words = make("td", quotes.length ? quotes[0][5].length ? quotes[0][4].slice(quotes[0][5][0], quotes[0][5][quotes[0][5].length - 1]) : quotes[0][4] : "", "words");
      words.lang = "zh-CN";
      line.appendChild(words);
      line.appendChild(make("td", quotes.map(q => data.notices[q[0]][0] + " " + q[1] + (e[4] ? "（征求意见稿）" : "")).join("；")));
      all.appendChild(line);
    });
    body.appendChild(all);
  }));
})();
