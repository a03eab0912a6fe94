// What is not the same in two versions of a quote.

import { h, said } from "../dom.js";
import { figure, signed, words } from "../format.js";
import { empty } from "../ui/states.js";

const FIELDS = {
  validFrom: "Valid from",
  validUntil: "Valid until",
  depositPercent: "Deposit, per cent",
  taxBreakdown: "Tax",
  "amounts.subtotal": "Subtotal",
  "amounts.discount": "Discount",
  "amounts.net": "Net",
  "amounts.tax": "Tax",
  "amounts.gross": "Total",
  unitPrice: "Price",
  taxRatePercent: "Tax rate, per cent",
};

const name = (field) => FIELDS[field] ?? words(field.replaceAll(/([A-Z])/g, " $1").toLowerCase());

function shown(value) {
  if (value === undefined || value === null) {
    return h("span", { class: "quiet" }, "nothing");
  }
  if (Array.isArray(value)) {
    return value.map((part, i) => [i > 0 ? "; " : null, shown(part)]);
  }
  if (typeof value === "object") {
    return Object.values(value)
      .filter((part) => typeof part !== "object")
      .map((part, i) => [i > 0 ? " · " : null, shown(part)]);
  }
  return said(/^-?\d+\.\d+$/.test(value) ? figure(value) : String(value));
}

function changeRow({ field, from, to }) {
  return h(
    "tr",
    null,
    h("th", { scope: "row" }, name(field)),
    h("td", null, h("del", null, shown(from))),
    h("td", null, h("ins", null, shown(to))),
  );
}

function changes(rows, caption) {
  const head = ["What", "Before", "After"].map((word) => h("th", { scope: "col" }, word));
  return h(
    "table",
    { class: "changes" },
    h("caption", { class: "unseen" }, caption),
    h("thead", { class: "unseen" }, h("tr", null, head)),
    h("tbody", null, rows.map(changeRow)),
  );
}

function whole(line, sign) {
  return h(
    "li",
    { class: sign === "+" ? "added" : "removed" },
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    h("span", { class: "unseen" }, sign === "+" ? "Added: " : "Removed: "),
    h("span", null, said(line.description), h("span", { class: "below" }, [figure(line.quantity), " ", said(line.unit), " at ", figure(line.unitPrice)])),
    h("span", { class: "figure" }, figure(line.amounts.gross)),
  );
}

function textLines(terms) {
  const part = (list, sign, kind) =>
    list.map(({ text }) =>
      h("li", { class: kind }, h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", null, said(text))),
    );
  return h("ul", { class: "diff-list" }, part(terms.removed, "−", "removed"), part(terms.added, "+", "added"));
}

function named(list, kind, sign) {
  return list.map((entry) =>
    h("li", { class: kind }, h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", null, shown(entry))),
  );
}

function collection(title, part) {
  if (part.added.length + part.removed.length + part.changed.length === 0) {
    return null;
  }
  return section(
    title,
    h(
      "ul",
      { class: "diff-list" },
      named(part.removed, "removed", "−"),
      named(part.added, "added", "+"),
      part.changed.map((entry) => h("li", null, shown(entry.code ?? entry.label), changes(entry.changes ?? [], title))),
    ),
  );
}

function section(title, ...content) {
  return h("section", { class: "stack tight" }, h("h3", null, title), content);
}

function moves(moved) {
  return moved.map((line) => h("li", null, `Line ${line.fromPosition} is now line ${line.toPosition}`));
}

/**
 * The difference, as the interface tells it.
 * @param {Object} difference
 * @param {string} currency of the amounts in it
 */
export function differenceView(difference, currency) {
  if (difference.identical) {
    return empty("No difference", "Both say the same, to the cent.");
  }
  const { header, terms, lines, totalsDelta } = difference;
  const isChanged = lines.added.length + lines.removed.length + lines.changed.length + lines.moved.length > 0;
  return h(
    "div",
    { class: "stack difference" },
    h(
      "p",
      { class: "notice" },
      "The total changes by ",
      h("strong", { class: "figure" }, signed(totalsDelta.grandTotal, currency)),
      ", net by ",
      h("strong", { class: "figure" }, signed(totalsDelta.netTotal, currency)),
      ".",
    ),
    isChanged
      ? section(
          "Lines",
          h(
            "ul",
            { class: "diff-list" },
            lines.removed.map((line) => whole(line, "−")),
            lines.added.map((line) => whole(line, "+")),
            lines.changed.map((line) =>
              h("li", { class: "changed" }, h("strong", null, said(line.description)), changes(line.changes, said(line.description))),
            ),
            moves(lines.moved),
          ),
        )
      : null,
    header.length > 0 ? section("Head", changes(header, "Head")) : null,
    collection("Discounts", difference.discounts),
    collection("Groups", difference.groups),
    terms.changed ? section("Terms", textLines(terms)) : null,
  );
}
