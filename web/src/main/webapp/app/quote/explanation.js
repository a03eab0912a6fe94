// How a figure came about, step by step, as the server calculated it.

import { h, said } from "../dom.js";
import { figure, words } from "../format.js";
import { openDialog } from "../ui/dialog.js";
import { totals } from "./totals.js";

const NAMES = {
  list: "At list price",
  subtotal: "Quantity × price",
  override: "Price set by hand",
  net: "Net",
  tax: "Tax",
  gross: "Total of the line",
};

const RULES = {
  explicit: "Set by hand",
  item_code: "From the rate card, by item",
  category_role: "From the rate card, by category and role",
  category: "From the rate card, by category",
};

function signedFigure(text) {
  return /^-?0(\.0*)?$/.test(text) ? "" : text.startsWith("-") ? `−${figure(text.slice(1))}` : `+${figure(text)}`;
}

const shortest = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

function stepRow(step) {
  const isRounded = step.exact && shortest(step.exact) !== shortest(step.delta);
  const exact = isRounded ? `exactly ${step.exact}` : null;
  const rounding = isRounded && step.rounding ? `rounded ${words(step.rounding.toLowerCase()).toLowerCase()}` : null;
  const isSum = step.step === "net" || step.step === "gross";
  return h(
    "tr",
    { class: isSum ? "sum" : null },
    h(
      "th",
      { scope: "row" },
      NAMES[step.step] ?? words(step.step),
      isSum ? null : h("span", { class: "below" }, said(step.label)),
      exact ? h("span", { class: "below" }, [exact, rounding].filter(Boolean).join(", ")) : null,
    ),
    h("td", { class: "figure" }, isSum ? "" : signedFigure(step.delta)),
    h("td", { class: "figure" }, figure(step.running)),
  );
}

/** The steps of one line, as a table. */
function steps(line) {
  return h(
    "table",
    { class: "steps" },
    h("caption", { class: "unseen" }, "Steps of the calculation"),
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col" }, "Step"),
        h("th", { scope: "col", class: "figure" }, "Change"),
        h("th", { scope: "col", class: "figure" }, "Then"),
      ),
    ),
    h("tbody", null, line.steps.map(stepRow)),
  );
}

/**
 * Explains a line in a dialog.
 * @param {Object} line the line with its words
 * @param {Object} explained the line of the explanation
 * @param {?string} cardName the rate card's name, where it is known
 */
export function explainLine(line, explained, cardName) {
  openDialog({
    title: "How this figure came about",
    body: h(
      "div",
      { class: "stack" },
      h("p", null, h("strong", null, said(line.description))),
      h(
        "p",
        { class: "quiet" },
        RULES[line.priceRule] ?? "",
        cardName ? [": ", said(cardName)] : null,
        line.itemCode ? [", ", h("code", null, said(line.itemCode))] : null,
        line.listUnitPrice && line.listUnitPrice !== line.unitPrice ? `; list price ${figure(line.listUnitPrice)}` : null,
        ".",
      ),
      explained.included
        ? null
        : h("p", { class: "notice" }, "This line is not chosen, so it does not count in the total."),
      steps(explained),
    ),
  });
}

/** Explains the sums of a quote in a dialog. */
export function explainTotals(content, explanation) {
  openDialog({
    title: "How the total came about",
    wide: true,
    body: h(
      "div",
      { class: "stack" },
      explanation
        .filter((line) => line.included)
        .map((line) =>
          h(
            "section",
            { class: "stack" },
            h("h3", null, `Line ${line.position}: `, said(content.lines[line.position - 1]?.description)),
            steps(line),
          ),
        ),
      h("h3", null, "All lines together"),
      totals(content),
    ),
  });
}
