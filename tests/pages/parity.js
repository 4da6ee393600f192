// Holds each picture against the table that tells the same: every thing has its row, every row its
// thing, unless the panel says what it leaves out.
() => {
  const faults = [];
  for (const details of document.querySelectorAll("details.same")) {
    const figures = [];
    for (let at = details.previousElementSibling; at && at.localName === "figure"; at = at.previousElementSibling) figures.push(at);
    const name = details.closest("section").id;
    if (!figures.length) faults.push(`${name}: a table without a picture`);
    const rows = new Set([...details.querySelectorAll("tr[id]")].map((row) => row.id));
    const nodes = figures.flatMap((figure) => [...figure.querySelectorAll(".node")]);
    const led = nodes.map((node) => node.getAttribute("href")).filter(Boolean).map((link) => link.slice(1));
    for (const id of led) if (!rows.has(id)) faults.push(`${name}: the picture's ${id} has no row`);
    for (const id of rows) if (!led.includes(id)) faults.push(`${name}: the row ${id} is not in the picture`);
    for (const node of nodes) if (!(node.ariaLabel || node.textContent.trim())) faults.push(`${name}: a thing without a name`);
  }
  for (const figure of document.querySelectorAll("figure:has(svg)")) {
    let at = figure;
    while (at && at.localName === "figure") at = at.nextElementSibling;
    if (!at || !at.matches("details.same")) faults.push(`${figure.closest("section").id}: a picture without its table`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  for (const id of new Set(ids.filter((one, n) => ids.indexOf(one) !== n))) faults.push(`two things are called ${id}`);
  const names = new Set(ids);
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!names.has(id)) faults.push(`a link leads to ${id}, which is nowhere`);
  }
  return faults;
}
