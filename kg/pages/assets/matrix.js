"use strict";
// Matrix: arrows move from cell to cell; the order of the list or of the evidence.
(function () {
  const kg = window.kg, grid = kg.one(".grid"), cells = kg.all(".cell");
  const bodies = kg.all("tbody", grid), home = bodies.map(b => kg.all("tr", b));
  if (cells.length) cells[0].tabIndex = 0;
  document.addEventListener("keydown", event => {
    const cell = event.target.closest && event.target.closest(".cell");
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!cell || !step) return;
    event.preventDefault();
    const at = c => ({ x: c.cellIndex, y: c.parentNode.rowIndex }), here = at(cell);
    const next = cells.filter(c => {
      const p = at(c);
      return step[0] ? p.y === here.y && (p.x - here.x) * step[0] > 0 : p.x === here.x && (p.y - here.y) * step[1] > 0;
    }).sort((a, b) => Math.abs(at(a).x - here.x) + Math.abs(at(a).y - here.y) - Math.abs(at(b).x - here.x) - Math.abs(at(b).y - here.y))[0];
    if (!next) return;
    cells.forEach(c => { c.tabIndex = -1; });
    next.tabIndex = 0;
    next.focus();
  });
  function arrange(printed) {
    kg.one("#order").setAttribute("aria-pressed", String(printed));
    grid.classList.toggle("printed-order", printed);
    if (printed) {
      const rows = home.flat().filter(r => r.hasAttribute("data-number"));
      rows.sort((a, b) => a.getAttribute("data-number") - b.getAttribute("data-number")).forEach(r => bodies[0].appendChild(r));
    } else home.forEach((rows, i) => rows.forEach(r => bodies[i].appendChild(r)));
  }
  kg.one("#order").addEventListener("click", event => {
    event.stopPropagation();
    const printed = kg.one("#order").getAttribute("aria-pressed") !== "true";
    arrange(printed);
    kg.keep({ s: printed ? "n" : "" });
  });
  document.addEventListener("kg-state", event => { if (event.detail.s === "n") arrange(true); });
})();
