"use strict";
// What `dtl serve` adds: it says `changed`, and the page takes the newest in where it stands.
(() => {
  const LOST = "The connection is lost: this page may be out of date. Trying again …";
  const FAULT = "dtl could not make a page. The terminal in which dtl serve runs says more.";
  const DONE = "Brought up to date.";
  const PARTS = ["header", "nav", "main", "footer"];
  const all = (selector) => [...document.querySelectorAll(selector)];
  let asked = 0;
  let known = "";
  let taken = new Map(); // each section as it came last, before anybody opened or searched in it

  function say(text) {
    const line = document.getElementById("live");
    if (line.textContent !== text) line.textContent = text;
  }

  // The same thing before and after, though nothing of it need have an id.
  function sign(one) {
    const section = one.closest("section");
    const tools = one.closest(".tools");
    const caption = tools && document.getElementById(tools.dataset.for).caption.textContent;
    const text = one.ariaLabel || (one.localName === "input" ? one.value : one.textContent.trim());
    const field = one.type === "search" ? "search" : text;
    return [section && section.id, caption, one.localName, one.getAttribute("href"), field].join("|");
  }

  function find(signed) {
    if (!signed) return undefined;
    const kind = signed.split("|")[2];
    return all(kind).find((one) => sign(one) === signed);
  }

  // What lies at the top of the window should stay there.
  function anchor() {
    const seen = all("main [id]").find((one) => one.getBoundingClientRect().bottom > 0);
    return seen && { id: seen.id, top: seen.getBoundingClientRect().top };
  }

  function state() {
    const at = document.activeElement;
    const inside = at && at !== document.body && at.closest("main, nav");
    return {
      anchor: scrollY > 0 ? anchor() : undefined,
      focus: inside ? { id: at.id, sign: sign(at), from: at.selectionStart } : undefined,
      open: new Set(all("main summary").filter((one) => one.parentElement.open).map(sign)),
      off: new Set(all(".tools input[type=checkbox]:not(:checked)").map(sign)),
      texts: new Map(all(".tools input[type=search]").map((one) => [sign(one), one.value])),
    };
  }

  function restore(before) {
    for (const one of all("main summary")) one.parentElement.open = before.open.has(sign(one));
    for (const one of all(".tools input[type=checkbox]")) one.checked = !before.off.has(sign(one));
    for (const one of all(".tools input[type=search]")) one.value = before.texts.get(sign(one)) ?? "";
    document.dispatchEvent(new Event("drawn"));
    const { focus } = before;
    const target = focus && (find(focus.sign) ?? document.getElementById(focus.id));
    if (target) target.focus({ preventScroll: true });
    if (target && target.type === "search") target.setSelectionRange(focus.from, focus.from);
    const stay = before.anchor && document.getElementById(before.anchor.id);
    if (stay) scrollBy(0, stay.getBoundingClientRect().top - before.anchor.top);
  }

  const sections = (page) => [...page.querySelectorAll("main > section")];

  // Most changes touch a few sections: only those are drawn anew, where the others are the same.
  function swapSections(fresh) {
    const ids = (page) => sections(page).map((one) => one.id).join();
    const came = new Map(sections(fresh).map((one) => [one.id, one.outerHTML]));
    const isAlike = taken.size > 0 && ids(fresh) === ids(document);
    for (const one of isAlike ? sections(fresh) : []) {
      if (taken.get(one.id) !== came.get(one.id)) {
        document.getElementById(one.id).replaceWith(document.adoptNode(one));
      }
    }
    taken = came;
    return isAlike;
  }

  function swap(fresh) {
    const before = state();
    for (const part of PARTS.filter((one) => one !== "main" || !swapSections(fresh))) {
      const old = document.querySelector(`body ${part}`);
      old.replaceWith(document.adoptNode(fresh.querySelector(`body ${part}`)));
    }
    document.title = fresh.title;
    restore(before);
    say(DONE);
    setTimeout(() => {
      if (document.getElementById("live").textContent === DONE) say("");
    }, 5000);
  }

  // The first page that is told of is the one that was loaded, and so is the one after a lost line.
  function isHere(fresh) {
    const isFirst = taken.size === 0;
    const parts = PARTS.filter((part) => isFirst || part !== "main");
    const text = (page, part) => page.querySelector(`body ${part}`).textContent;
    return (
      parts.every((part) => text(fresh, part) === text(document, part)) &&
      (isFirst || sections(fresh).every((one) => taken.get(one.id) === one.outerHTML))
    );
  }

  async function take() {
    const turn = (asked += 1);
    try {
      const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (turn !== asked) return;
      if (!fresh.querySelector("main")) return say(FAULT);
      say("");
      if (!isHere(fresh)) swap(fresh);
      else if (taken.size === 0) swapSections(fresh);
    } catch {
      say(LOST);
    }
  }

  function listen() {
    const source = new EventSource("/changes");
    source.addEventListener("changed", (event) => {
      if (event.data === known) return;
      known = event.data;
      take();
    });
    source.addEventListener("error", () => {
      known = "";
      say(LOST);
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    });
  }

  listen();
})();
