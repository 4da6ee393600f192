"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function open(target) {
    const more = target.nextElementSibling;
    if (more && more.matches("tr.more")) more.querySelector("details").open = true;
    for (let at = target; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  }

  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    if (!target || !target.matches("tr")) return;
    const table = target.closest("table");
    const tools = document.querySelector(`.tools[data-for="${table.id}"]`);
    if (tools && target.hidden) reset(tools);
    open(target);
    target.scrollIntoView();
  }

  function reset(tools) {
    for (const box of all("input[type=checkbox]", tools)) box.checked = true;
    tools.querySelector("input[type=search]").value = "";
    tools.dispatchEvent(new Event("input"));
  }

  function searched(tools) {
    const table = document.getElementById(tools.dataset.for);
    const field = tools.querySelector("input[type=search]");
    const boxes = all("input[type=checkbox]", tools);
    const count = tools.querySelector(".count");
    const groups = [...table.tBodies].map((body) => ({
      body,
      rows: [...body.rows].filter((row) => !row.matches(".more, .group")).map((row) => {
        const next = row.nextElementSibling;
        return { row, more: next && next.matches(".more") ? next : null, text: null };
      }),
    }));
    const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
    const text = (one) => (one.text ??= (one.row.textContent + " " + (one.more ? one.more.textContent : "")).toLowerCase());

    function show() {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      groups.forEach((group, number) => {
        const wanted = !boxes.length || boxes[number].checked;
        let here = 0;
        for (const one of group.rows) {
          const fits = wanted && words.every((word) => text(one).includes(word));
          if (one.row.hidden === fits) one.row.hidden = !fits;
          if (one.more && one.more.hidden === fits) one.more.hidden = !fits;
          if (fits) here += 1;
        }
        group.body.hidden = here === 0;
        shown += here;
      });
      count.textContent = `${shown} of ${total} shown`;
      table.classList.toggle("cut", shown < total);
    }

    tools.addEventListener("input", show);
    tools.addEventListener("keydown", (event) => {
      if (event.key === "Escape") reset(tools);
    });
    tools.hidden = false;
    if (field.value || boxes.some((box) => !box.checked)) show();
  }

  function begin() {
    all(".tools").forEach(searched);
    follow();
  }

  addEventListener("hashchange", follow);
  document.addEventListener("drawn", begin);
  begin();
})();
