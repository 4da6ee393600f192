// Looks at the page as it is laid out; a line for each thing that is cut, runs out or is too small
// to be hit. What scrolls in a region of its own may be wider than the window.
() => {
  const faults = [];
  const SMALLEST = 24;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const unseen = (element) => element.closest(".unseen, svg") || getComputedStyle(element).clipPath !== "none";
  const told = (element) => `${element.closest("section, nav, header, footer")?.id || ""} ${element.localName} "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 30)}"`;
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`the page is ${root.scrollWidth} px wide, and the window ${root.clientWidth}`);
    for (const element of document.body.querySelectorAll("*")) {
      const right = element.getBoundingClientRect().right;
      if (shown(element) && !element.closest(".scroll") && right > root.clientWidth + 1) faults.push(`  ${told(element)} reaches ${Math.round(right)}`);
    }
  }

  for (const element of document.body.querySelectorAll("*")) {
    if (!shown(element) || unseen(element) || element.closest(".scroll") === element) continue;
    const style = getComputedStyle(element);
    const cut = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (cut) faults.push(`${told(element)} is cut`);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || !shown(parent) || unseen(parent) || parent.closest("script, thead")) continue;
    let block = parent;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const room = block.getBoundingClientRect();
    range.selectNodeContents(text);
    const out = [...range.getClientRects()].find((one) => one.right > room.right + 1 || one.left < room.left - 1);
    if (out) faults.push(`${told(block)} is narrower than its text "${text.data.trim().slice(0, 30)}"`);
  }

  const targets = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((one) => shown(one) && !one.closest(".skip"))
    .map((element) => {
      const label = element.closest("label") || element;
      const rect = label.getBoundingClientRect();
      return { element, rect, x: (rect.left + rect.right) / 2, y: (rect.top + rect.bottom) / 2 };
    });
  const isSmall = ({ rect }) => Math.min(rect.width, rect.height) < SMALLEST - 0.01;
  const inSentence = ({ element }) => {
    if (getComputedStyle(element).display !== "inline" || element.closest("svg")) return false;
    const around = element.closest("p, li, td, th, dd, dt");
    return Boolean(around) && around.textContent.trim() !== element.textContent.trim();
  };
  const distance = ({ x, y }, { left, right, top, bottom }) => Math.hypot(
    Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  for (const one of targets.filter((each) => isSmall(each) && !inSentence(each))) {
    const near = targets.find((other) => other.element !== one.element && (isSmall(other)
      ? Math.hypot(one.x - other.x, one.y - other.y) < SMALLEST
      : distance(one, other.rect) < SMALLEST / 2));
    if (near) faults.push(`${told(one.element)} ${one.element.ariaLabel || ""} is ${Math.round(one.rect.width)} by ${Math.round(one.rect.height)} px, and close to ${told(near.element)} ${near.element.ariaLabel || ""}`);
  }
  return faults;
}
