"use strict";
// Grids: arrows move from cell to cell; one cell is in the order of the tab key.
(function () {
  const cells = window.kg.all(".grid .cell");
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
})();
