// All quotes.

import { h, said } from "../dom.js";
import { can } from "../session.js";
import { day, money, pill } from "../format.js";
import { list, pageHead, whole } from "../ui/list.js";
import { icon } from "../ui/icons.js";
import { empty } from "../ui/states.js";

const STATUSES = [
  ["draft", "Draft"],
  ["pending", "Pending approval"],
  ["approved", "Approved"],
  ["sent,viewed", "With the customer"],
  ["accepted", "Accepted"],
  ["rejected", "Rejected"],
  ["expired", "Expired"],
  ["cancelled", "Cancelled"],
];

const ORDERS = [
  ["-updatedAt", "Last changed first"],
  ["-quoteNumber", "Highest number first"],
  ["-grandTotal", "Highest total first"],
  ["validUntil", "Expiring first"],
  ["title", "By title"],
];

/** The columns of lists of quotes. */
export const QUOTE_COLUMNS = [
  {
    title: "Number",
    head: true,
    cell: (quote) => [
      whole(`#/quotes/${quote.id}`, quote.quoteNumber),
      quote.version > 1 ? h("span", { class: "quiet small" }, ` v${quote.version}`) : null,
    ],
  },
  { title: "Status", class: "phone-end", cell: (quote) => pill(quote.status) },
  {
    title: "Title",
    class: "full",
    cell: (quote) => [
      h("span", { class: "clip" }, said(quote.title)),
      h("span", { class: "below clip" }, said(quote.customerName)),
    ],
  },
  { title: "Valid until", class: "figure start", cell: (quote) => day(quote.validUntil) },
  { title: "Total", class: "figure", cell: (quote) => h("strong", null, money(quote.grandTotal, quote.currency)) },
];

/** Shows the list. */
export async function show({ query }) {
  const create = can("quotes.create")
    ? h("a", { class: "button main", href: "#/quotes/new" }, icon("plus"), "New quote")
    : null;
  return h(
    "div",
    { class: "page" },
    pageHead("Quotes", { actions: create }),
    await list({
      path: "/quotes",
      query,
      caption: "Quotes",
      words: "quotes",
      filters: [
        { name: "q", label: "Search number, title or customer" },
        { name: "status", label: "Status", options: STATUSES },
        { name: "sort", label: "Order", options: ORDERS, all: "Newest first" },
      ],
      columns: QUOTE_COLUMNS,
      nothing: empty("No quotes yet", "Write the first one: choose a customer and what they get.", create?.cloneNode(true)),
    }),
  );
}
