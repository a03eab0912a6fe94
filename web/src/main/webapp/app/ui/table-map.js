// A picture of the tables of a database: who refers to whom, in layers from left to right.

import { h, fill, svg } from "../dom.js";

const WIDTH = 190;
const HEIGHT = 30;
const ACROSS = 270;
const DOWN = 42;
const MARGIN = 12;
const SWEEPS = 4;

/** How far each table is from one that refers to nothing; what refers in a circle is cut where it closes. */
function layers(tables, referred) {
  const depth = new Map();
  const visit = (name, path) => {
    if (depth.has(name)) {
      return depth.get(name);
    }
    if (path.has(name)) {
      return -1;
    }
    path.add(name);
    const below = referred.get(name).map((other) => visit(other, path));
    path.delete(name);
    depth.set(name, Math.max(-1, ...below) + 1);
    return depth.get(name);
  };
  tables.forEach(({ name }) => visit(name, new Set()));
  return depth;
}

/** Where each table stands: in the column of its layer, near the middle of those it is joined to. */
function places(tables, referred) {
  const depth = layers(tables, referred);
  const columns = [];
  for (const { name } of tables) {
    (columns[depth.get(name)] ??= []).push(name);
  }
  const joined = new Map(tables.map(({ name }) => [name, [...referred.get(name)]]));
  for (const [name, others] of referred) {
    others.forEach((other) => joined.get(other).push(name));
  }
  const row = new Map();
  columns.forEach((column) => column.forEach((name, i) => row.set(name, i)));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of columns) {
      const middle = (name) => {
        const rows = joined.get(name).map((other) => row.get(other));
        return rows.length > 0 ? rows.reduce((sum, value) => sum + value, 0) / rows.length : row.get(name);
      };
      const wanted = new Map(column.map((name) => [name, middle(name)]));
      column.sort((a, b) => wanted.get(a) - wanted.get(b));
      column.forEach((name, i) => row.set(name, i));
    }
  }
  const tallest = Math.max(...columns.map((column) => column.length));
  const at = new Map();
  columns.forEach((column, x) =>
    column.forEach((name, i) =>
      at.set(name, { x: MARGIN + x * ACROSS, y: MARGIN + (i + (tallest - column.length) / 2) * DOWN }),
    ),
  );
  return { at, width: MARGIN * 2 + (columns.length - 1) * ACROSS + WIDTH, height: MARGIN * 2 + tallest * DOWN };
}

function curve(from, to) {
  const [x1, y1] = [from.x, from.y + HEIGHT / 2];
  const [x2, y2] = [to.x + WIDTH, to.y + HEIGHT / 2];
  const bend = Math.max(40, Math.abs(x1 - x2) / 2);
  return `M${x1} ${y1}C${x1 - bend} ${y1} ${x2 + bend} ${y2} ${x2} ${y2}`;
}

/**
 * The picture, and below it the columns of the table that was chosen.
 * @param {Array<{name: string, columns: Array<{name: string, type: string}>, references: Array<string>}>} tables
 * @param {string} root a table that all refer to; its lines are left out, or nothing else would be seen
 */
export function tableMap(tables, root) {
  const known = new Set(tables.map(({ name }) => name));
  const referred = new Map(
    tables.map(({ name, references }) => [name, references.filter((other) => other !== root && other !== name && known.has(other))]),
  );
  const { at, width, height } = places(tables, referred);
  const detail = h("div", { class: "table-detail", "aria-live": "polite" }, h("p", { class: "quiet" }, "Choose a table to see its columns."));
  const lines = [];
  for (const [name, others] of referred) {
    for (const other of others) {
      lines.push({ ends: [name, other], path: svg("path", { class: "join", d: curve(at.get(name), at.get(other)) }) });
    }
  }

  function choose(table, box) {
    boxes.forEach((each) => each.classList.toggle("chosen", each === box));
    const near = new Set([table.name]);
    lines.forEach(({ ends, path }) => {
      const isNear = ends.includes(table.name);
      path.classList.toggle("near", isNear);
      if (isNear) {
        ends.forEach((end) => near.add(end));
      }
    });
    boxes.forEach((each, i) => each.classList.toggle("near", near.has(tables[i].name)));
    fill(
      detail,
      h("h3", null, h("code", null, table.name)),
      h(
        "ul",
        { class: "column-list" },
        table.columns.map(({ name, type }) => h("li", null, h("code", null, name), h("span", { class: "quiet small" }, type))),
      ),
      table.references.length > 0 ? h("p", { class: "quiet small" }, `Refers to ${table.references.join(", ")}.`) : null,
    );
  }

  const boxes = tables.map((table) => {
    const { x, y } = at.get(table.name);
    const box = svg(
      "g",
      { class: "table-box", tabindex: "0", role: "button", "aria-label": `${table.name}, ${table.columns.length} columns` },
      svg("rect", { x, y, width: WIDTH, height: HEIGHT, rx: 6 }),
      svg("text", { x: x + 10, y: y + 20 }, table.name.length > 24 ? `${table.name.slice(0, 23)}…` : table.name),
    );
    box.addEventListener("click", () => choose(table, box));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(table, box);
      }
    });
    return box;
  });
  return h(
    "div",
    null,
    h(
      "div",
      { class: "map-window", tabindex: "0", role: "region", "aria-label": "Tables and what they refer to" },
      svg("svg", { class: "table-map", width, height, viewBox: `0 0 ${width} ${height}` }, lines.map(({ path }) => path), boxes),
    ),
    detail,
  );
}
