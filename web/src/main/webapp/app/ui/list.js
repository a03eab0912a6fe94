// Lists: filters that stand in the address, pages by cursor, one row that leads somewhere.

import { h, fill, settled } from "../dom.js";
import { get } from "../api.js";
import { place, rewrite } from "../router.js";
import { field, input, select } from "./form.js";
import { empty, failure } from "./states.js";

const PAGE = 50;
const TYPING_MILLISECONDS = 250;

function control(filter, value) {
  if (filter.options) {
    return select(filter.name, [["", filter.all ?? `Any ${filter.label.toLowerCase()}`], ...filter.options], { value });
  }
  return input(filter.name, {
    type: filter.type ?? "search",
    value,
    placeholder: filter.placeholder ?? filter.label,
  });
}

/** A row of a table. @param {Array<{cell: function, head?: boolean, class?: string}>} columns */
function row(columns, item) {
  return h(
    "tr",
    null,
    columns.map((column) =>
      h(column.head ? "th" : "td", { class: column.class, scope: column.head ? "row" : null }, column.cell(item)),
    ),
  );
}

/** A table with its head. */
export function table(columns, items, properties) {
  return h(
    "table",
    properties,
    h("thead", null, h("tr", null, columns.map((column) => h("th", { scope: "col", class: column.class }, column.title)))),
    h("tbody", null, items.map((item) => row(columns, item))),
  );
}

/** The link that makes a whole row lead somewhere. */
export function whole(href, ...words) {
  return h("a", { class: "whole", href }, ...words);
}

/** The name of a page and what can be done there. */
export function pageHead(title, more = {}) {
  return h(
    "header",
    { class: "page-head" },
    h(
      "div",
      null,
      more.above ?? null,
      h("h1", null, title),
      more.below ? h("p", { class: "quiet" }, more.below) : null,
    ),
    more.actions ? h("div", { class: "row" }, more.actions) : null,
  );
}

/**
 * A list of everything at an address of the interface.
 * @param {{path: string, fixed?: Object, filters?: Array, columns: Array, query?: URLSearchParams, words: string,
 *     nothing: Node, caption: string}} what `fixed` are parameters that nobody can change; `words` name many of them
 * @returns {Promise<Node>} once the first page is there
 */
export async function list({ path, fixed, filters = [], columns, query, words, nothing, caption }) {
  const chosen = new URLSearchParams(query ?? "");
  const body = h("tbody");
  const rows = h(
    "table",
    { class: "rows" },
    h("caption", { class: "unseen" }, caption),
    h("thead", null, h("tr", null, columns.map((column) => h("th", { scope: "col", class: column.class }, column.title)))),
    body,
  );
  const area = h("div", { class: "table-wrap" });
  const count = h("p", { class: "quiet small", role: "status" });
  const more = h("button", { type: "button", class: "button" }, "Load more");
  const foot = h("div", { class: "list-foot" }, count, more);
  let next = null;
  let total = 0;
  let wanted = 0;

  function parameters() {
    const given = { ...fixed, limit: PAGE };
    for (const filter of filters) {
      const value = chosen.get(filter.name);
      if (value && !(filter.name === "q" && value.length < 2)) {
        given[filter.name] = value;
      }
    }
    return given;
  }

  async function load(cursor) {
    const number = ++wanted;
    area.setAttribute("aria-busy", "true");
    more.disabled = true;
    try {
      const answer = await get(path, cursor ? { ...parameters(), cursor } : { ...parameters(), includeTotal: true });
      if (number === wanted) {
        take(answer, Boolean(cursor));
      }
    } catch (problem) {
      if (number === wanted) {
        fill(area, failure(problem, () => load(null)));
        foot.hidden = true;
      }
    } finally {
      area.removeAttribute("aria-busy");
      more.disabled = false;
    }
  }

  function take(answer, isMore) {
    const made = document.createDocumentFragment();
    made.append(...answer.items.map((item) => row(columns, item)));
    total = answer.total ?? total;
    next = answer.next ?? null;
    if (!isMore) {
      body.replaceChildren();
    }
    body.append(made);
    const isFiltered = filters.some((filter) => chosen.get(filter.name));
    if (body.rows.length === 0) {
      fill(area, isFiltered ? empty("Nothing fits", `No ${words} with these filters.`) : nothing);
    } else if (!rows.isConnected) {
      fill(area, rows);
    }
    foot.hidden = body.rows.length === 0;
    count.textContent = `${body.rows.length} of ${total} ${words}`;
    more.hidden = next === null;
  }

  more.addEventListener("click", () => load(next));
  const changed = () => {
    rewrite(place().path, chosen);
    load(null);
  };
  const typed = settled(TYPING_MILLISECONDS, changed);
  const bar = h(
    "form",
    { class: "filters", role: "search", "aria-label": `Filter ${words}`, onsubmit: (event) => event.preventDefault() },
    filters.map((filter) => {
      const element = control(filter, chosen.get(filter.name) ?? "");
      element.addEventListener("input", () => {
        if (element.value) {
          chosen.set(filter.name, element.value.trim());
        } else {
          chosen.delete(filter.name);
        }
        (filter.options ? changed : typed)();
      });
      const labelled = field(filter.label, element, { hideLabel: true });
      labelled.classList.toggle("search", filter.name === "q");
      return labelled;
    }),
  );
  await load(null);
  return h("section", { class: "panel" }, filters.length > 0 ? bar : null, area, foot);
}
