// How quotes fare, and what waits.

import { h, fill, said } from "../dom.js";
import { get } from "../api.js";
import { can, currentUser } from "../session.js";
import { day, dayFromNow, figure, money, pill, words } from "../format.js";
import { barChart, ring } from "../ui/charts.js";
import { field, select } from "../ui/form.js";
import { pageHead, table, whole } from "../ui/list.js";
import { empty, failure, skeleton } from "../ui/states.js";

const ORDER = ["draft", "pending", "approved", "sent", "viewed", "accepted", "rejected", "expired", "cancelled"];
const PERIODS = [
  ["30", "30 days"],
  ["90", "90 days"],
  ["365", "12 months"],
];
const FEW = 6;

function tile(term, value, note) {
  return h("div", { class: "tile" }, h("dt", null, term), h("dd", { class: "figure" }, value, note ? h("span", { class: "below" }, note) : null));
}

function figures(summary) {
  const { currency } = summary;
  const of = (...statuses) => summary.statuses.filter(({ status }) => statuses.includes(status));
  const count = (rows) => rows.reduce((sum, row) => sum + row.count, 0);
  const open = of("sent", "viewed");
  const rows = ORDER.flatMap((status) => of(status));
  return [
    h(
      "dl",
      { class: "tiles" },
      tile("Quoted", money(summary.value, currency), summary.count === 1 ? "1 quote" : `${summary.count} quotes`),
      tile("With customers", String(count(open)), open.length === 1 ? money(open[0].value, currency) : "waiting for a decision"),
      tile(
        "Time to a decision",
        summary.medianDaysToDecision === undefined ? "–" : `${figure(summary.medianDaysToDecision)} d`,
        "median, from sending",
      ),
      tile("Discounts", summary.discountSharePercent === undefined ? "–" : `${figure(summary.discountSharePercent)} %`, "of all that was quoted"),
    ),
    h(
      "div",
      { class: "columns" },
      h(
        "section",
        { class: "panel" },
        h("div", { class: "panel-head" }, h("h2", null, "Pipeline by value"), h("span", { class: "quiet small" }, currency)),
        h(
          "div",
          { class: "panel-body" },
          rows.length > 0
            ? barChart(
                "Value of quotes by status",
                // Only the length of a bar comes from a number; what is written is the server's text.
                rows.map(({ status, count: many, value }) => ({ label: words(status), size: Number(value), value: `${figure(value)} · ${many}`, tone: status })),
              )
            : empty("No quotes in this time"),
        ),
      ),
      h(
        "section",
        { class: "panel" },
        h("div", { class: "panel-head" }, h("h2", null, "Acceptance")),
        h(
          "div",
          { class: "panel-body ring-panel" },
          summary.acceptanceRatePercent === undefined
            ? h("p", { class: "quiet" }, "Nothing was decided in this time.")
            : [
                ring("Accepted of all decided", Number(summary.acceptanceRatePercent), `${figure(summary.acceptanceRatePercent)} %`),
                h("p", { class: "quiet small" }, "of the quotes that were accepted, declined or ran out"),
              ],
        ),
      ),
    ),
  ];
}

function report() {
  const area = h("div", { class: "stack", "aria-live": "polite" });
  const period = select("period", PERIODS, { value: "90" });
  const load = async () => {
    fill(area, skeleton("figures"));
    try {
      const summary = await get("/reports/quotes-summary", { from: dayFromNow(-Number(period.value)), to: dayFromNow(1) });
      fill(area, figures(summary));
    } catch (problem) {
      fill(area, failure(problem, load));
    }
  };
  period.addEventListener("change", load);
  load();
  return { area, period };
}

async function latest() {
  const { items } = await get("/quotes", { sort: "-updatedAt", limit: FEW });
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Changed last"), h("a", { href: "#/quotes" }, "All quotes")),
    items.length === 0
      ? empty("No quotes yet", "Write the first one.", can("quotes.create") ? h("a", { class: "button main", href: "#/quotes/new" }, "New quote") : null)
      : h(
          "div",
          { class: "table-wrap" },
          table(
            [
              { title: "Number", head: true, cell: (quote) => whole(`#/quotes/${quote.id}`, quote.quoteNumber) },
              { title: "Status", class: "phone-end", cell: (quote) => pill(quote.status) },
              { title: "Title", class: "full", cell: (quote) => [said(quote.title), h("span", { class: "below" }, said(quote.customerName))] },
              { title: "Valid until", class: "figure start", cell: (quote) => day(quote.validUntil) },
              { title: "Total", class: "figure", cell: (quote) => money(quote.grandTotal, quote.currency) },
            ],
            items,
            { class: "rows" },
          ),
        ),
  );
}

async function waiting() {
  const { total } = await get("/approvals", { status: "pending", assignedToMe: true, limit: 1, includeTotal: true });
  return total > 0
    ? h(
        "p",
        { class: "notice" },
        h("a", { href: "#/approvals" }, total === 1 ? "One quote waits for your approval." : `${total} quotes wait for your approval.`),
      )
    : null;
}

/** Content that comes when it comes; the page does not wait for it. */
function later(words, load) {
  const area = h("div", null, words ? skeleton(words) : null);
  const fetch = () =>
    load()
      .then((content) => (content ? fill(area, content) : area.remove()))
      .catch((problem) => fill(area, failure(problem, fetch)));
  fetch();
  return area;
}

/** Shows the overview. */
export function show() {
  const shown = can("reports.view_reports") ? report() : null;
  const mayReadQuotes = can("quotes.view");
  return h(
    "div",
    { class: "page" },
    pageHead("Overview", {
      below: said(currentUser().organization.name),
      actions: shown ? field("Period", shown.period, { hideLabel: true }) : null,
    }),
    can("approvals.decide") && can("approvals.view") ? later(null, waiting) : null,
    shown?.area,
    mayReadQuotes ? later("quotes", latest) : null,
    shown || mayReadQuotes ? null : empty("Welcome", "Your roles show no quotes and no reports. What you may see stands in the menu."),
  );
}
