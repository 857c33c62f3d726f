"use strict";
// What every page does: language, theme, address, evidence panel, search, legend, keys, print.
// State lives in the address (#e=fact&n=node&off=a,b&lang=en&theme=dark), so that any view can be passed on.
(function () {
  const root = document.documentElement;
  const one = (query, from) => (from || document).querySelector(query);
  const all = (query, from) => Array.from((from || document).querySelectorAll(query));
  const english = () => root.lang === "en";
  const say = (zh, en) => (english() ? en : zh);

  function state() {
    const found = {};
    location.hash.slice(1).split("&").forEach(part => {
      const cut = part.indexOf("=");
      if (cut < 1) return;
      try { found[part.slice(0, cut)] = decodeURIComponent(part.slice(cut + 1)); } catch (broken) { /* a cut link */ }
    });
    return found;
  }
  function keep(changes) {
    const next = Object.assign(state(), changes);
    const parts = Object.keys(next).filter(k => next[k]).map(k => k + "=" + encodeURIComponent(next[k]).replace(/%2C/g, ","));
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search);
  }

  function speak(language) {
    root.lang = language === "en" ? "en" : "zh-CN";
    const button = one("#language");
    button.textContent = english() ? "中文" : "EN";
    button.setAttribute("aria-label", english() ? "切换为中文" : "Switch to English");
    all("[data-zh-title]").forEach(n => { n.title = n.getAttribute(english() ? "data-en-title" : "data-zh-title"); });
    all("[data-zh-hint]").forEach(n => { n.placeholder = n.getAttribute(english() ? "data-en-hint" : "data-zh-hint"); });
    document.title = one("title").getAttribute(english() ? "data-en" : "data-zh") || document.title;
  }
  function dress(theme) {
    if (theme === "dark" || theme === "light") root.setAttribute("data-theme", theme);
    else root.removeAttribute("data-theme");
  }
  const dark = () => root.getAttribute("data-theme") === "dark" ||
    (root.getAttribute("data-theme") !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

  // Evidence panel: a copy of the article that also stands at the end of the page.
  const panel = one("#panel");
  const opening = Array.from(panel.childNodes);
  let came = null;
  const empty = node => { while (node.firstChild) node.removeChild(node.firstChild); };
  function make(tag, words, kind) {
    const node = document.createElement(tag);
    if (words != null) node.textContent = words;
    if (kind) node.className = kind;
    return node;
  }
  function fill(nodes, back) {
    if (!panel.contains(document.activeElement)) came = document.activeElement;
    empty(panel);
    const shut = make("button", "×", "close");
    shut.type = "button";
    shut.setAttribute("aria-label", say("关闭", "Close"));
    panel.appendChild(shut);
    if (back) {
      const button = make("button", "‹ " + say("本页要点", "Key points"), "back");
      button.type = "button";
      panel.appendChild(button);
    }
    nodes.forEach(n => panel.appendChild(n));
    panel.classList.add("open");
    panel.scrollTop = 0;
  }
  function point(id) {
    all(".current").forEach(n => { n.classList.remove("current"); n.removeAttribute("aria-current"); });
    if (id) all("[data-evidence]").filter(n => n.getAttribute("data-evidence") === id)
      .forEach(n => { n.classList.add("current"); n.setAttribute("aria-current", "true"); });
  }
  function show(id) {
    const article = document.getElementById(id);
    if (!article || !article.classList.contains("evidence")) return false;
    const copy = article.cloneNode(true);
    copy.removeAttribute("id");
    copy.setAttribute("data-shows", id);
    fill([copy], true);
    point(id);
    keep({ e: id, n: "" });
    return true;
  }
  function leave() {
    empty(panel);
    opening.forEach(n => panel.appendChild(n));
    panel.classList.remove("open");
    point(panel.getAttribute("data-first"));
    keep({ e: "", n: "" });
    document.dispatchEvent(new CustomEvent("kg-leave"));
    if (came && came.isConnected && came !== document.body) came.focus();
  }
  function copied(words) {
    const field = make("textarea", words);
    document.body.appendChild(field);
    field.select();
    try { document.execCommand("copy"); } catch (refused) { /* no clipboard here */ }
    document.body.removeChild(field);
  }
  document.addEventListener("click", event => {
    const at = query => event.target.closest(query);
    if (at(".close") || at(".back")) return leave();
    if (at("#peek")) return panel.classList.toggle("open");
    if (at(".copy")) {
      const button = at(".copy"), passage = at(".passage");
      copied(button.getAttribute("data-words") || button.getAttribute("data-cite") + one("blockquote", passage).textContent);
      at(".copy").textContent = say("已复制", "copied");
      return undefined;
    }
    const fact = at("[data-evidence]");
    if (fact && !(at("a[href]") && !at("a[data-evidence]"))) {
      event.preventDefault();
      show(fact.getAttribute("data-evidence"));
    }
    if (!at(".find")) hits(null);
    return undefined;
  });
  // Another page of the site opens in the same language and light.
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]"), now = state();
    const [file, place] = link ? link.getAttribute("href").split("#") : [""];
    if (!/^[\w-]+\.html$/.test(file) || !(now.lang || now.theme)) return;
    const kept = ["lang", "theme"].filter(k => now[k] && !new RegExp("(^|&)" + k + "=").test(place || "")).map(k => k + "=" + now[k]);
    link.setAttribute("href", file + "#" + [place].concat(kept).filter(Boolean).join("&"));
  }, true);

  // Search: names and aliases of this page, substring in either language, never a guess.
  const field = one("#search"), box = one("#hits");
  const index = JSON.parse(one("#index").textContent); // a page that draws adds its nodes: kg.index.push
  let chosen = 0;
  function hits(list, word) {
    empty(box);
    box.hidden = !list;
    field.setAttribute("aria-expanded", String(Boolean(list)));
    if (!list) return;
    if (!list.length) box.appendChild(make("p", say("本页所读文件中没有“" + word + "”。", "“" + word + "” is not named in what this page read.")));
    list.forEach((hit, i) => {
      const link = make("a", say(hit[0], hit[1]), i === chosen ? "chosen" : "");
      link.setAttribute("href", hit[4]);
      link.setAttribute("role", "option");
      link.appendChild(make("small", say(hit[2], hit[3]) + alias(hit, word)));
      box.appendChild(link);
    });
  }
  const alias = (hit, word) => {
    const low = word.toLowerCase();
    if ((hit[0] + " " + hit[1]).toLowerCase().indexOf(low) >= 0) return "";
    const found = hit[5].split("|").find(a => a.toLowerCase().indexOf(low) >= 0);
    return found ? " · " + found : "";
  };
  function search() {
    const word = field.value.trim();
    if (!word) return hits(null);
    const low = word.toLowerCase();
    const found = index.concat(window.kgPages || []).filter(h => (h[0] + "\n" + h[1] + "\n" + h[5]).toLowerCase().indexOf(low) >= 0);
    const rank = h => { // the name itself, another name of it, its beginning, a part of it, a part of another name
      const names = [h[0].toLowerCase(), h[1].toLowerCase()];
      if (names.indexOf(low) >= 0) return 0;
      if (h[5].toLowerCase().split("|").indexOf(low) >= 0) return 1;
      return names.some(n => n.indexOf(low) === 0) ? 2 : names.some(n => n.indexOf(low) > 0) ? 3 : 4;
    };
    return hits(found.map((h, i) => [rank(h), i, h]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 12).map(x => x[2]), word);
  }
  field.addEventListener("input", () => { chosen = 0; search(); });
  field.addEventListener("keydown", event => {
    const links = all("a", box);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      chosen = Math.max(0, Math.min(links.length - 1, chosen + (event.key === "ArrowDown" ? 1 : -1)));
      links.forEach((link, i) => link.classList.toggle("chosen", i === chosen));
    } else if (event.key === "Enter" && links[chosen]) {
      event.preventDefault();
      links[chosen].click();
    }
  });
  box.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link) return;
    hits(null);
    field.blur();
    if (link.getAttribute("href").charAt(0) !== "#") return; // another page of the site
    event.preventDefault();
    const [key, value] = link.getAttribute("href").slice(1).split("=");
    keep({ e: "", n: "", [key]: decodeURIComponent(value) });
    read();
  });

  // Legend: each chip hides what carries its key. Pages that draw listen to kg-filter.
  const off = () => all(".legend [data-key][aria-pressed=false]").map(c => c.getAttribute("data-key"));
  function filter() {
    const hidden = off();
    all("[data-tags]").forEach(n => {
      n.classList.toggle("filtered", n.getAttribute("data-tags").split(" ").some(t => hidden.indexOf(t) >= 0));
    });
    document.dispatchEvent(new CustomEvent("kg-filter", { detail: hidden }));
  }
  all(".legend [data-key]").forEach(chip => chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") === "false"));
    keep({ off: off().join(",") });
    filter();
  }));

  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape") {
      if (typing) { hits(null); field.blur(); } else leave();
    } else if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-evidence]:not(a):not(button)")) {
      event.preventDefault();
      show(event.target.getAttribute("data-evidence"));
    }
  });

  one("#language").addEventListener("click", () => {
    speak(english() ? "zh" : "en");
    keep({ lang: english() ? "en" : "" });
    document.dispatchEvent(new CustomEvent("kg-language"));
  });
  one("#theme").addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    dress(next);
    keep({ theme: next });
    document.dispatchEvent(new CustomEvent("kg-theme"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("kg-theme")));
  one("#print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => all("details").forEach(d => {
    d.setAttribute("data-open", d.open ? "1" : "");
    if (!d.classList.contains("long")) d.open = true;
  }));
  addEventListener("afterprint", () => all("details[data-open]").forEach(d => { d.open = Boolean(d.getAttribute("data-open")); }));

  function read() {
    const now = state();
    speak(now.lang);
    dress(now.theme);
    const hidden = (now.off || "").split(",");
    all(".legend [data-key]").forEach(c => c.setAttribute("aria-pressed", String(hidden.indexOf(c.getAttribute("data-key")) < 0)));
    filter();
    if (now.e) show(now.e);
    document.dispatchEvent(new CustomEvent("kg-state", { detail: now }));
  }
  addEventListener("hashchange", read);
  document.addEventListener("DOMContentLoaded", read);
  window.kg = { index, state, keep, fill, leave, make, empty, point, one, all, english, say, panel };
})();
