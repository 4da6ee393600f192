// Reads Gantt charts with Mermaid itself and prints what it made of them, as JSON: the titles, and
// of each task the section, name, tags and dates. Wanted: mermaid and jsdom in $DTL_NODE_MODULES.
//
//     node mermaid_tasks.mjs FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const from = createRequire(`${process.env.DTL_NODE_MODULES}/here.js`);
const { JSDOM } = from("jsdom");
globalThis.window = new JSDOM("<!DOCTYPE html><body></body>").window; // Mermaid wants a browser
globalThis.document = globalThis.window.document;
const { default: mermaid } = await import(
  pathToFileURL(`${process.env.DTL_NODE_MODULES}/mermaid/dist/mermaid.core.mjs`)
);

// Mermaid keeps characters that were written by number in a form of its own until it draws.
const drawn = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, (_, number) => String.fromCodePoint(number));

async function read(file) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(file, "utf8"));
  const tasks = db.getTasks().map((task) => ({
    section: drawn(task.section),
    name: drawn(task.task),
    id: task.id,
    start: day(task.startTime),
    end: day(task.endTime),
    tags: ["done", "active", "crit", "milestone"].filter((tag) => task[tag]),
  }));
  return { title: drawn(db.getDiagramTitle()), tasks };
}

// By the clock on the wall, as the dates were read.
function day(when) {
  const two = (number) => String(number).padStart(2, "0");
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

await mermaid.parse("gantt\n  dateFormat YYYY-MM-DD\n"); // the first call loads the grammars
const charts = [];
for (const file of process.argv.slice(2)) charts.push(await read(file)); // it reads one at a time
console.log(JSON.stringify(charts));
