"use strict";
// Matrix: the order of the list or of the evidence.
(function () {
  const kg = window.kg, grid = kg.one(".grid");
  const bodies = kg.all("tbody", grid), home = bodies.map(b => kg.all("tr", b));
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
