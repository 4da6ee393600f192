// Runs axe-core; gives a line for each element that fails, and for each that it cannot decide.
async (tags) => {
  // Contrast in pictures, where axe does not see what lies behind a text, is measured in shapes.js.
  const measured = (rule, node) => rule === "color-contrast" && node.element.closest("svg");
  const result = await axe.run(document, {
    runOnly: tags,
    elementRef: true,
    resultTypes: ["violations", "incomplete"],
  });
  const lines = (kind) => result[kind].flatMap(({ id, nodes }) => nodes
    .filter((node) => kind === "violations" || !measured(id, node))
    .map((node) => `${kind} ${id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map((one) => one.message).join("; ")}`));
  return [...lines("violations"), ...lines("incomplete")];
}
