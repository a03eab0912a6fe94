// The lines of a quote, a version or an invoice, to be read.

import { h, said } from "../dom.js";
import { figure } from "../format.js";
import { discountWords } from "./totals.js";

function choice(line, groups) {
  const { mode, group, selected } = line.selection ?? { mode: "required" };
  if (mode === "required") {
    return null;
  }
  const title = groups.find(({ code }) => code === group)?.title ?? group;
  const isOption = mode === "optional";
  return [
    h("span", { class: ["tag", selected && "on"] }, isOption ? "Option" : "Alternative"),
    isOption && !selected
      ? null
      : h("span", null, isOption ? null : said(title), isOption || !selected ? null : ", ", selected ? "chosen" : null),
  ];
}

function lineRow(line, content, explain) {
  const { currency, groups = [] } = content;
  const discounts = (line.discounts ?? []).map((discount) => discountWords(discount, currency));
  return h(
    "tr",
    { class: line.included === false ? "out" : null },
    h("td", { class: "position" }, String(line.position)),
    h(
      "th",
      { scope: "row", class: "what" },
      h("span", { class: "prose" }, said(line.description)),
      h(
        "span",
        { class: "below" },
        line.itemCode ? h("code", null, said(line.itemCode)) : null,
        choice(line, groups),
        discounts.length > 0 ? h("span", null, `− ${discounts.join(", − ")}`) : null,
      ),
    ),
    h("td", { class: "figure", data: { label: "Quantity" } }, figure(line.quantity), " ", h("span", { class: "quiet" }, said(line.unit))),
    h("td", { class: "figure", data: { label: "Price" } }, figure(line.unitPrice)),
    h("td", { class: "figure", data: { label: "Net" } }, figure(line.amounts.net)),
    h("td", { class: "figure", data: { label: "Tax" } }, figure(line.amounts.tax)),
    h(
      "td",
      { class: "figure", data: { label: "Total" } },
      explain
        ? h(
            "button",
            {
              type: "button",
              class: "explain",
              "aria-label": `Explain ${figure(line.amounts.gross)}, line ${line.position}`,
              onclick: () => explain(line),
            },
            figure(line.amounts.gross),
          )
        : h("strong", null, figure(line.amounts.gross)),
    ),
  );
}

/**
 * A table of lines.
 * @param {{lines: Array, groups?: Array, currency: string}} content
 * @param {?function(Object)} explain is given the line whose total somebody asks about
 */
export function linesTable(content, explain) {
  const head = (words, kind) => h("th", { scope: "col", class: kind }, words);
  return h(
    "div",
    { class: "table-wrap" },
    h(
      "table",
      { class: "lines" },
      h("caption", { class: "unseen" }, `Lines, amounts in ${content.currency}`),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          head("#", "position"),
          head("Description"),
          head("Quantity", "figure"),
          head("Price", "figure"),
          head("Net", "figure"),
          head("Tax", "figure"),
          head("Total", "figure"),
        ),
      ),
      h("tbody", null, content.lines.map((line) => lineRow(line, content, explain))),
    ),
  );
}
