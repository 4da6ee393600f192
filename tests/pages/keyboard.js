// Follows the focus: begins a list of every stop that the keyboard makes from now on, and says how
// each of them looked. `stops` gives it; `expected` gives the stops in the order of reading.
(asked) => {
  const told = (one) => one.ariaLabel || one.textContent.trim().replace(/\s+/g, " ").slice(0, 40) || one.id || one.localName;
  if (asked === "expected") {
    const all = "a[href], button, input, select, summary, [tabindex='0']";
    return [...document.querySelectorAll(all)]
      .filter((one) => one.checkVisibility({ visibilityProperty: true })).map(told);
  }
  if (asked === "stops") {
    document.activeElement.blur();
    return window.stops;
  }
  window.stops = [];
  const isMarked = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const isSeen = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [x, width] = [Math.max(left, 0), Math.min(right, innerWidth) - Math.max(left, 0)];
    const [y, height] = [Math.max(top, 0), Math.min(bottom, innerHeight) - Math.max(top, 0)];
    // The middle of an area of a map may lie outside of it: one of its points must be in front.
    const parts = [0.5, 0.1, 0.3, 0.7, 0.9];
    return width > 0 && height > 0 && parts.some((across) => parts.some((down) => {
      const front = document.elementFromPoint(x + width * across, y + height * down);
      return Boolean(front) && (one.contains(front) || front.contains(one));
    }));
  };
  document.addEventListener("focusin", ({ target }) => {
    window.stops.push({ told: told(target), isMarked: isMarked(target), isSeen: null });
  });
  // The page scrolls to a stop after the focus has come, so it is looked at as the focus goes.
  document.addEventListener("focusout", ({ target }) => {
    const last = window.stops.at(-1);
    if (last) last.isSeen = isSeen(target);
  });
}
