"use strict";
// Reader: a mark and its note light up together; the address keeps the characters (#s=begin-end).
(function () {
  const kg = window.kg, main = kg.one("#main");
  const marks = kg.all(".m"), notes = kg.all(".note");
  const of = id => marks.filter(m => m.getAttribute("data-f").split(" ").indexOf(id) >= 0);
  function scroll(node, share) {
    scrollTo(0, Math.max(0, scrollY + node.getBoundingClientRect().top - innerHeight * share));
  }
  function choose(id, from) {
    kg.all(".chosen").forEach(n => n.classList.remove("chosen"));
    const words = of(id), note = notes.find(n => n.getAttribute("data-f") === id);
    words.forEach(m => m.classList.add("chosen"));
    if (note) {
      const folded = note.closest("details");
      if (folded) folded.open = true;
      note.classList.add("chosen");
    }
    if (!words.length) return;
    const first = words[0], last = words[words.length - 1];
    kg.keep({ s: first.getAttribute("data-at") + "-" + (Number(last.getAttribute("data-at")) + Array.from(last.textContent).length) });
    if (from !== "text") {
      const box = first.getBoundingClientRect();
      if (from === "address" || box.top < 80 || box.bottom > innerHeight) scroll(first, 0.42);
    }
  }
  document.addEventListener("click", event => {
    const mark = event.target.closest(".m"), note = event.target.closest(".note"), clause = event.target.closest("[data-clause]");
    if (mark) choose(mark.getAttribute("data-f").split(" ")[0], "text");
    else if (note) choose(note.getAttribute("data-f"), "note");
    else if (clause) {
      event.preventDefault();
      kg.panel.classList.remove("open");
      scroll(document.getElementById(clause.getAttribute("data-clause")), 0.1);
    }
  });
  marks.forEach(m => m.setAttribute("tabindex", "0"));
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches(".m")) choose(event.target.getAttribute("data-f").split(" ")[0], "text");
  });
  document.addEventListener("kg-leave", () => {
    kg.all(".chosen").forEach(n => n.classList.remove("chosen"));
    kg.keep({ s: "" });
  });
  document.addEventListener("kg-filter", event => {
    main.className = ["main"].concat(event.detail.map(k => "off-" + k)).join(" ");
  });
  document.addEventListener("kg-state", event => {
    const found = /^(\d+)-(\d+)$/.exec(event.detail.s || "");
    if (!found) return;
    const begin = Number(found[1]), inside = marks.filter(m => {
      const at = Number(m.getAttribute("data-at"));
      return at <= begin && begin < at + Array.from(m.textContent).length;
    });
    if (inside.length) choose(inside[0].getAttribute("data-f").split(" ")[0], "address");
  });
  const seen = new IntersectionObserver(entries => entries.forEach(entry => {
    if (!entry.isIntersecting) return;
    kg.all(".outline a").forEach(a => a.classList.toggle("here", a.getAttribute("data-clause") === entry.target.id));
  }), { rootMargin: "-38% 0px -60% 0px" });
  kg.all(".clause").forEach(c => seen.observe(c));
})();
