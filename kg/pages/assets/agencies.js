"use strict";
// Agencies: the lines of a chosen agency light up in the network.
(function () {
  const kg = window.kg, net = kg.one(".net");
  if (!net) return;
  function light(line) {
    net.classList.toggle("lit", line !== null);
    kg.all("path", net).forEach(p => p.classList.toggle("on", p.getAttribute("data-a") === line || p.getAttribute("data-b") === line));
  }
  kg.all("[data-node-line]", net).forEach(node => {
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    node.addEventListener("click", () => light(node.getAttribute("data-node-line")));
    node.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") light(node.getAttribute("data-node-line")); });
  });
  document.addEventListener("kg-leave", () => light(null));
})();
