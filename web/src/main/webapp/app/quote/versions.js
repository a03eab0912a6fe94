// The versions that were sent, and what changed between any two of them.

import { h, fill } from "../dom.js";
import { get } from "../api.js";
import { money, momentOf, pill } from "../format.js";
import { field, select } from "../ui/form.js";
import { openPdf } from "../ui/pdf.js";
import { empty, failure, skeleton } from "../ui/states.js";
import { differenceView } from "./difference.js";

function versionRow(quote, version) {
  const name = `${quote.quoteNumber} v${version.version}`;
  return h(
    "tr",
    null,
    h("th", { scope: "row" }, `Version ${version.version}`),
    h("td", null, pill(version.state)),
    h("td", { class: "phone-off" }, momentOf(version.sentAt)),
    h("td", { class: "figure" }, money(version.grandTotal, version.currency)),
    h(
      "td",
      { class: "end" },
      h(
        "button",
        {
          type: "button",
          class: "text-button",
          "aria-label": `Print of version ${version.version}`,
          onclick: () => openPdf(`/quotes/${quote.id}/versions/${version.version}/pdf`, name),
        },
        "PDF",
      ),
    ),
  );
}

function comparison(quote, versions) {
  const numbers = versions.map(({ version }) => [String(version), `Version ${version}`]);
  const isAhead = quote.issued?.version !== quote.version;
  const ends = isAhead ? [["working", "What is being written"], ...numbers] : numbers;
  if (ends.length < 2) {
    return h("p", { class: "quiet panel-body" }, "There is nothing to compare yet.");
  }
  const from = select("from", numbers, { value: isAhead ? numbers[0][0] : numbers[1][0] });
  const to = select("to", ends, { value: ends[0][0] });
  const result = h("div", { "aria-live": "polite" });
  const load = async () => {
    fill(result, skeleton("difference"));
    try {
      const difference = await get(`/quotes/${quote.id}/versions/${from.value}/diff`, { against: to.value });
      fill(result, differenceView(difference, quote.currency));
    } catch (problem) {
      fill(result, failure(problem, load));
    }
  };
  from.addEventListener("change", load);
  to.addEventListener("change", load);
  load();
  return h("div", { class: "panel-body stack" }, h("div", { class: "fields" }, field("From", from), field("To", to)), result);
}

/** Loads the versions of a quote. */
export async function versionsView(quote) {
  const { items } = await get(`/quotes/${quote.id}/versions`);
  if (items.length === 0) {
    return h("section", { class: "panel" }, empty("Nothing sent yet", "Sending freezes a version: what the customer has in hand never changes."));
  }
  return h(
    "div",
    { class: "stack" },
    h(
      "section",
      { class: "panel" },
      h("div", { class: "panel-head" }, h("h2", null, "Versions")),
      h(
        "div",
        { class: "table-wrap" },
        h(
          "table",
          null,
          h("caption", { class: "unseen" }, "Versions, the newest first"),
          h(
            "thead",
            { class: "unseen" },
            h("tr", null, ["Version", "State", "Sent", "Total", "Print"].map((word) => h("th", { scope: "col" }, word))),
          ),
          h("tbody", null, items.map((version) => versionRow(quote, version))),
        ),
      ),
    ),
    h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", null, "What changed")), comparison(quote, items)),
  );
}
