// Measures the contrast of every text outside of pictures; a line for each that is too faint.
() => {
  const LEAST = 4.5;
  const { colour, over, contrast, ground } = colours;

  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("svg, script, .unseen") || !element.checkVisibility()) continue;
    const back = ground(element);
    const front = over(colour(getComputedStyle(element).color), back);
    const found = contrast(front, back);
    if (found < LEAST) faults.add(`"${text.data.trim().slice(0, 30)}" has a contrast of ${found.toFixed(2)}`);
  }
  return [...faults];
}
