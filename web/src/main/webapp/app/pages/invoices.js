// All invoices.

import { h, said } from "../dom.js";
import { day, money, pill } from "../format.js";
import { list, pageHead, whole } from "../ui/list.js";
import { empty } from "../ui/states.js";

const STATUSES = [
  ["draft", "Draft"],
  ["sent", "Sent"],
  ["part_paid", "Part paid"],
  ["overdue", "Overdue"],
  ["paid", "Paid"],
  ["written_off", "Written off"],
];

/** Shows the list. */
export async function show({ query }) {
  return h(
    "div",
    { class: "page" },
    pageHead("Invoices"),
    await list({
      path: "/invoices",
      query,
      caption: "Invoices",
      words: "invoices",
      filters: [
        { name: "q", label: "Search number, title or customer" },
        { name: "status", label: "Status", options: STATUSES },
      ],
      columns: [
        { title: "Number", head: true, cell: (invoice) => whole(`#/invoices/${invoice.id}`, invoice.invoiceNumber ?? "No number yet") },
        { title: "Status", class: "phone-end", cell: (invoice) => pill(invoice.status) },
        {
          title: "Title",
          class: "full",
          cell: (invoice) => [
            h("span", { class: "clip" }, said(invoice.title)),
            h("span", { class: "below clip" }, said(invoice.customerName)),
          ],
        },
        { title: "Due", class: "figure start", cell: (invoice) => day(invoice.dueDate) },
        { title: "To pay", class: "figure phone-off", cell: (invoice) => money(invoice.balanceAmount, invoice.currency) },
        { title: "Total", class: "figure", cell: (invoice) => h("strong", null, money(invoice.grandTotal, invoice.currency)) },
      ],
      nothing: empty("No invoices yet", "Convert an accepted quote: the invoice has exactly its lines and totals."),
    }),
  );
}
