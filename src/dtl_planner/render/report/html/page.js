"use strict";
// What the page does beyond showing: search, today's line, links into what is closed, print.
// All of it can be read without; `drawn` is sent when live.js has put new content in.
(() => {
  const DAY = 24 * 60 * 60 * 1000;
  const NARROW = matchMedia("(max-width: 45rem)");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Links lead to rows that may be closed or left out by a search.
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("main")) return;
    const table = target.closest("table");
    const tools = table && document.querySelector(`.tools[data-for="${table.id}"]`);
    if (tools && target.hidden) clear(tools);
    target.hidden = false;
    const more = target.nextElementSibling;
    if (more && more.matches("tr.more")) more.querySelector("details").open = true;
    for (let at = target; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    target.scrollIntoView();
  }

  // Search: the text of each row is kept in lower case, and only rows that change are touched, so
  // many in a frame: a letter typed meanwhile need not wait for a thousand of them.
  const AT_ONCE = 150;

  function clear(tools) {
    for (const box of all("input[type=checkbox]", tools)) box.checked = true;
    tools.querySelector("input[type=search]").value = "";
    tools.dispatchEvent(new Event("input"));
  }

  function gathered(body) {
    const rows = [...body.rows].filter((row) => !row.matches(".more, .group"));
    return rows.map((row) => {
      const next = row.nextElementSibling;
      return { row, more: next && next.matches(".more") ? next : null, text: null };
    });
  }

  function textOf(one) {
    one.text ??= `${one.row.textContent} ${one.more ? one.more.textContent : ""}`.toLowerCase();
    return one.text;
  }

  function searched(tools) {
    const table = document.getElementById(tools.dataset.for);
    const field = tools.querySelector("input[type=search]");
    const boxes = all("input[type=checkbox]", tools);
    const count = tools.querySelector(".count");
    const groups = [...table.tBodies].map((body) => ({ body, rows: gathered(body) }));
    const total = groups.reduce((sum, group) => sum + group.rows.length, 0);

    let turn = 0;

    function apply(changes, mine) {
      if (mine !== turn) return;
      for (const [one, hidden] of changes.splice(0, AT_ONCE)) {
        one.row.hidden = hidden;
        if (one.more) one.more.hidden = hidden;
      }
      if (changes.length) requestAnimationFrame(() => apply(changes, mine));
    }

    function show() {
      const changes = [];
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      groups.forEach((group, number) => {
        const wanted = !boxes.length || boxes[number].checked;
        let here = 0;
        for (const one of group.rows) {
          const fits = wanted && words.every((word) => textOf(one).includes(word));
          here += fits;
          if (one.row.hidden === fits) changes.push([one, !fits]);
        }
        group.body.hidden = here === 0;
        shown += here;
      });
      count.textContent = `${shown} of ${total} shown`;
      tools.classList.toggle("cut", shown < total);
      apply(changes, (turn += 1));
    }

    tools.addEventListener("input", show);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !field.value) return;
      field.value = "";
      event.preventDefault();
      show();
    });
    tools.hidden = false;
    if (field.value || boxes.some((box) => !box.checked)) show();
  }

  // On a narrow screen the cells of a row stand below each other, each behind its column's title;
  // some browsers then forget that it is a table.
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  const SCOPES = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };

  function stack(table) {
    const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    for (const row of table.rows)
      [...row.cells].forEach((cell, number) => {
        if (number && cell.textContent && !row.matches(".group")) cell.dataset.title = titles[number];
      });
    for (const part of [table, ...all("thead, tbody, tr, td, th", table)])
      part.setAttribute("role", ROLES[part.localName] ?? SCOPES[part.scope]);
    table.classList.add("stacked");
  }

  function fit() {
    if (NARROW.matches) all("main table:not(.stacked)").forEach(stack);
  }

  // What scrolls is a stop for the keyboard; what does not, is none.
  const watcher = new ResizeObserver((entries) => {
    const wide = entries.map(({ target }) => target.scrollWidth > target.clientWidth + 1);
    entries.forEach(({ target }, number) => {
      target.dataset.name ??= target.getAttribute("aria-labelledby");
      const told = { tabindex: "0", role: "group", "aria-labelledby": target.dataset.name };
      for (const [key, value] of Object.entries(told)) {
        if (wide[number]) target.setAttribute(key, value);
        else target.removeAttribute(key);
      }
    });
  });

  // The contents say which section stands at the top of the window.
  const inView = new Set();
  const reading = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        inView[isIntersecting ? "add" : "delete"](target.id);
      const last = all("main > section").findLast((one) => inView.has(one.id));
      for (const link of all("nav a")) {
        if (last && link.hash === `#${last.id}`) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "0px 0px -70%" },
  );

  // Only the reader's clock knows what day it is.
  function drawToday(picture) {
    const { first, last, left, right, top, bottom } = picture.dataset;
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const from = Date.parse(first);
    const span = (Date.parse(last) - from) / DAY;
    const gone = (today - from) / DAY;
    if (!(gone >= 0 && gone <= span)) return;
    const x = Number(left) + ((Number(right) - Number(left)) * gone) / Math.max(span, 1);
    const made = (kind, values, text = "") => {
      const one = document.createElementNS(picture.namespaceURI, kind);
      for (const [key, value] of Object.entries({ class: "today", ...values }))
        one.setAttribute(key, value);
      one.textContent = text;
      picture.append(one);
    };
    const room = 20;
    const middle = Math.min(Math.max(x, Number(left) + room), Number(right) - room);
    made("line", { x1: x, x2: x, y1: Number(top) + 14, y2: bottom });
    made("text", { x: middle, y: Number(top) + 11, "font-size": 12, "text-anchor": "middle" }, "today");
  }

  function openAll() {
    const button = document.getElementById("open-all");
    const closed = all("main details").some((one) => !one.open);
    for (const one of all("main details")) one.open = closed;
    button.textContent = closed ? "Close all details" : "Open all details";
  }

  function begin() {
    const button = document.getElementById("open-all");
    button.hidden = !document.querySelector("main details");
    button.addEventListener("click", openAll);
    all(".tools").forEach(searched);
    all("svg[data-first]").forEach(drawToday);
    reading.disconnect();
    all("main > section").forEach((one) => reading.observe(one));
    watcher.disconnect();
    all(".scroll").forEach((one) => watcher.observe(one));
    fit();
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.same:not([open])");
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
  addEventListener("hashchange", follow);
  document.addEventListener("drawn", begin);
  NARROW.addEventListener("change", fit);
  begin();
  if (location.hash) follow();
})();
