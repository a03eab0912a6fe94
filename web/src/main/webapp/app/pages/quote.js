// One quote: what it says and comes to, what can be done with it, and what happened to it.

import { h, fill, said } from "../dom.js";
import { get } from "../api.js";
import { can } from "../session.js";
import { day, figure, money, momentOf, pill, words } from "../format.js";
import { pageHead } from "../ui/list.js";
import { icon } from "../ui/icons.js";
import { openPdf } from "../ui/pdf.js";
import { fact } from "../ui/record.js";
import { tabs } from "../ui/tabs.js";
import { actions } from "../quote/actions.js";
import { approvalPanel } from "../quote/approval.js";
import { explainLine, explainTotals } from "../quote/explanation.js";
import { linesTable } from "../quote/lines-table.js";
import { linksView } from "../quote/links.js";
import { totals } from "../quote/totals.js";
import { trail } from "../quote/trail.js";
import { versionsView } from "../quote/versions.js";


function panel(title, body, side) {
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, title), side ?? null),
    h("div", { class: "panel-body" }, body),
  );
}

function text(title, content) {
  return content ? panel(title, h("p", { class: "prose" }, said(content))) : null;
}

function decisionPanel(acceptance) {
  if (!acceptance) {
    return null;
  }
  const isYes = acceptance.outcome === "accepted";
  return h(
    "section",
    { class: ["panel", "decision", isYes ? "yes" : "no"] },
    h("div", { class: "panel-head" }, h("h2", null, isYes ? "Accepted" : "Declined"), momentOf(acceptance.decidedAt)),
    h(
      "dl",
      { class: "panel-body facts" },
      fact("By", [said(acceptance.name), acceptance.role ? [", ", said(acceptance.role)] : null]),
      fact("How", acceptance.recordedBy ? `${words(acceptance.channel)}, recorded by staff` : "On the customer's page"),
      fact("Reference", acceptance.reference ? said(acceptance.reference) : null),
      fact("Reason", acceptance.reason ? said(acceptance.reason) : null),
      fact("Content", h("code", { class: "hash" }, acceptance.contentHash)),
    ),
  );
}

function madeOf(conversions) {
  return conversions.map(({ target, id }) =>
    h("a", { href: `#/${target}s/${id}` }, target === "project" ? "The project" : "The invoice"),
  );
}

function factsPanel(quote, customer) {
  const { fx, margin } = quote;
  return panel(
    "Details",
    h(
      "dl",
      { class: "facts pairs" },
      fact("Customer", customer ? h("a", { href: `#/customers/${customer.id}` }, said(customer.companyName)) : null),
      fact("Valid", `${day(quote.validFrom)} – ${day(quote.validUntil)}`),
      fact("Deadline", quote.issued ? momentOf(quote.issued.deadline) : null),
      fact("Kind", words(quote.type)),
      fact("Tax", `${words(quote.taxPolicy.basis)} prices, by ${quote.taxPolicy.level.toLowerCase()}`),
      fx.baseCurrency === quote.currency ? null : fact("Exchange rate", `${figure(fx.rate)} ${fx.baseCurrency}`),
      quote.discountPercent === "0" ? null : fact("Below list price", `${figure(quote.discountPercent)} %`),
      margin?.marginPercent ? fact("Margin", `${money(margin.margin, quote.currency)}, ${figure(margin.marginPercent)} %`) : null,
      margin?.linesWithoutCost > 0 ? fact("Lines without cost", String(margin.linesWithoutCost)) : null,
      quote.conversions?.length > 0 ? fact("Made of it", h("span", { class: "row" }, madeOf(quote.conversions))) : null,
    ),
    h(
      "button",
      {
        type: "button",
        class: "text-button",
        onclick: () => openPdf(`/quotes/${quote.id}/pdf`, `${quote.quoteNumber} v${quote.version}`),
      },
      "PDF",
    ),
  );
}

function notices(quote) {
  const isRevision = quote.issued && quote.issued.version !== quote.version;
  return [
    isRevision
      ? h("p", { class: "notice" }, `Version ${quote.version} is being written. The customer has version ${quote.issued.version} (${quote.issued.state}).`)
      : null,
    quote.repriceSuggested
      ? h("p", { class: "notice warn" }, "The dates have moved since the prices were taken from the rate card.")
      : null,
  ];
}

function content(quote, customer, changed) {
  let explanation = null;
  const explained = async () => {
    explanation ??= (await get(`/quotes/${quote.id}/explanation`)).lines;
    return explanation;
  };
  const explain = async (line) => explainLine(line, (await explained())[line.position - 1]);
  return h(
    "div",
    { class: "columns" },
    h(
      "div",
      null,
      decisionPanel(quote.acceptance),
      h(
        "section",
        { class: "panel" },
        h("div", { class: "panel-head" }, h("h2", null, "Lines"), h("span", { class: "quiet small" }, `Amounts in ${quote.currency}`)),
        linesTable(quote, explain),
        h(
          "div",
          { class: "panel-body sums" },
          h(
            "button",
            { type: "button", class: "text-button", onclick: async () => explainTotals(quote, await explained()) },
            icon("info"),
            "Explain the total",
          ),
          totals(quote),
        ),
      ),
      text("Description", quote.description),
      text("For the customer", quote.notes),
      text("Terms", quote.termsConditions),
      text("Internal notes", quote.internalNotes),
    ),
    h("div", null, factsPanel(quote, customer), quote.approval && can("approvals.view") ? approvalPanel(quote, changed) : null),
  );
}

async function history(quote) {
  const { items } = await get(`/quotes/${quote.id}/history`, { limit: 100 });
  return panel("History", trail(items));
}

/** Shows a quote. */
export async function show({ params, isCurrent }) {
  const page = h("div", { class: "page" });

  async function draw() {
    const quote = await get(`/quotes/${params.id}`);
    const customer = can("customers.view") ? await get(`/customers/${quote.customerId}`).catch(() => null) : null;
    if (!isCurrent()) {
      return;
    }
    fill(
      page,
      pageHead(said(quote.title), {
        above: h(
          "p",
          { class: "eyebrow" },
          h("a", { href: "#/quotes" }, "Quotes"),
          h("span", null, quote.quoteNumber, quote.version > 1 ? ` v${quote.version}` : ""),
          pill(quote.status),
        ),
        below: [customer ? said(customer.companyName) : null, customer ? " · " : null, money(quote.totals.grandTotal, quote.currency)],
        actions: actions(quote, draw),
      }),
      notices(quote),
      tabs("Views of the quote", [
        { title: "Quote", make: () => content(quote, customer, draw) },
        { title: "Versions", make: () => versionsView(quote) },
        ...(can("quotes.send") ? [{ title: "Links", make: () => linksView(quote) }] : []),
        { title: "History", make: () => history(quote) },
      ]),
    );
  }
  await draw();
  return page;
}
