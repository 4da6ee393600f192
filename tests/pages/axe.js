// Runs axe-core; gives a line for each element that fails, and for each that it cannot decide but
// we have not looked at otherwise.
async (tags) => {
  // What axe leaves open, and who decides it: contrast is measured in pictures.js and contrast.js,
  // and an empty cell below a heading says that nothing is stated.
  const DECIDED = ["color-contrast", "th-has-data-cells"];
  const result = await axe.run(document, { runOnly: tags, elementRef: true, resultTypes: ["violations", "incomplete"] });
  // A word that no line can hold is broken, and axe takes its parts for words of their own.
  const squeezed = (text) => text.replace(/\s+/g, "");
  const isBroken = (id, { element }) => id === "label-content-name-mismatch"
    && [...element.querySelectorAll("text")].every((line) =>
      squeezed(element.getAttribute("aria-label")).includes(squeezed(line.textContent)));
  const open = result.incomplete.filter((rule) => !DECIDED.includes(rule.id));
  return [...result.violations, ...open].flatMap(({ id, nodes }) => nodes
    .filter((node) => !isBroken(id, node))
    .map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary || ""}`));
}
