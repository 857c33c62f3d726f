"use strict";
// Map: one layer at a time; the select, the small maps, [ and ] change it; the address keeps it (#t=item).
(function () {
  const kg = window.kg, pick = kg.one("#pick"), layers = kg.all(".layer"), hits = kg.all(".hit");
  const keys = pick ? kg.all("option", pick).map(o => o.getAttribute("data-key")) : ["all"];
  let now = 0;
  function show(i, keep) {
    now = i;
    layers.forEach(n => n.classList.toggle("on", Number(n.getAttribute("data-layer")) === i));
    const main = kg.one("#main");
    main.classList.add("picking");
    kg.panel.classList.add("picking");
    main.classList.toggle("counting", i === 0);
    main.classList.toggle("showing", i !== 0);
    kg.one("#shown").setAttribute("href", "#L" + i);
    hits.forEach(h => h.removeAttribute("data-evidence"));
    kg.all(".pill").filter(p => Number(p.parentNode.getAttribute("data-layer")) === i).forEach(p => {
      const under = hits.find(h => h.getAttribute("data-code") === p.getAttribute("data-code"));
      if (under) under.setAttribute("data-evidence", p.getAttribute("data-evidence"));
    });
    const shown = kg.all(".pill").filter(p => Number(p.parentNode.getAttribute("data-layer")) === i).map(p => p.getAttribute("data-tags").split(" "));
    kg.all(".legend [data-key]").forEach(chip => {
      const key = chip.getAttribute("data-key");
      kg.one("b", chip).textContent = key === "none" ? hits.length - shown.length : shown.filter(t => t.indexOf(key) >= 0).length;
    });
    kg.all("[data-pick]").forEach(b => b.setAttribute("aria-pressed", String(Number(b.getAttribute("data-pick")) === i)));
    if (pick) pick.value = String(i);
    if (keep) { kg.leave(); kg.keep({ t: i ? keys[i] : "" }); }
  }
  const turn = step => show((now + step + keys.length) % keys.length, true);
  if (pick) {
    pick.addEventListener("change", () => show(Number(pick.value), true));
    kg.one("#before").addEventListener("click", () => turn(-1));
    kg.one("#after").addEventListener("click", () => turn(1));
  }
  kg.all("[data-pick]").forEach(b => b.addEventListener("click", () => {
    show(Number(b.getAttribute("data-pick")), true);
    scrollTo(0, 0);
  }));
  document.addEventListener("keydown", event => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "[") turn(-1);
    if (event.key === "]") turn(1);
  });
  const label = () => { if (pick) kg.all("option", pick).forEach(o => { o.textContent = o.getAttribute(kg.english() ? "data-en" : "data-zh"); }); };
  document.addEventListener("kg-language", label);
  document.addEventListener("kg-state", event => {
    label();
    const found = keys.indexOf(event.detail.t || "all"), of = kg.all(".pill[data-evidence]").find(p => p.getAttribute("data-evidence") === event.detail.e);
    show(of ? Number(of.parentNode.getAttribute("data-layer")) : Math.max(0, found), false);
    if (event.detail.e) kg.point(event.detail.e);
  });
})();
