// One invoice and its payments.

import { h, fill, said } from "../dom.js";
import { get, newKey, post } from "../api.js";
import { can } from "../session.js";
import { day, money, momentOf, pill, words } from "../format.js";
import { ask } from "../ui/dialog.js";
import { area, field, input, select, values } from "../ui/form.js";
import { table } from "../ui/list.js";
import { button, fact, recordHead } from "../ui/record.js";
import { tell } from "../ui/toast.js";
import { linesTable } from "../quote/lines-table.js";
import { totals } from "../quote/totals.js";

const METHODS = ["bank_transfer", "card", "cash", "cheque", "other"].map((method) => [method, words(method)]);
const PAYABLE = ["sent", "part_paid", "overdue"];


async function send(invoice) {
  const key = newKey();
  return ask({
    title: "Send the invoice",
    lead: "It gets its number and can't be changed any more.",
    action: "Send",
    fields: [
      field("Name", input("name"), { optional: true }),
      field("E-mail", input("email", { type: "email" }), { optional: true, hint: "Without one, the invoice is only marked as sent." }),
    ],
    run: (form) => {
      const person = values(form);
      const recipients = Object.keys(person).length > 0 ? [person] : [];
      return post(`/invoices/${invoice.id}/send`, { recipients }, { ifMatch: invoice.etag, key });
    },
  });
}

async function pay(invoice) {
  const key = newKey();
  return ask({
    title: "Record a payment",
    action: "Record",
    fields: [
      field(`Amount in ${invoice.currency}`, input("amount", { inputmode: "decimal", class: "numeric", value: invoice.balanceAmount })),
      field("How", select("method", METHODS)),
      field("Reference", input("reference"), { optional: true }),
    ],
    run: (form) => post(`/invoices/${invoice.id}/payments`, { ...values(form), currency: invoice.currency }, { key }),
  });
}

async function takeBack(payment) {
  return ask({
    title: "Void the payment",
    action: "Void",
    danger: true,
    fields: field("Reason", area("reason")),
    run: (form) => post(`/payments/${payment.id}/void`, values(form), { ifMatch: payment.etag }),
  });
}

function payments(items, done) {
  const columns = [
    { title: "Date", head: true, cell: (payment) => momentOf(payment.paidAt) },
    { title: "How", cell: (payment) => [words(payment.method), payment.reference ? h("span", { class: "below" }, said(payment.reference)) : null] },
    { title: "State", cell: (payment) => pill(payment.status) },
    { title: "Amount", class: "figure", cell: (payment) => money(payment.amount, payment.currency) },
    {
      title: "",
      class: "end",
      cell: (payment) =>
        payment.status === "completed" && can("payments.void")
          ? h("button", { type: "button", class: "text-button", onclick: () => takeBack(payment).then(done("Voided.")) }, "Void")
          : null,
    },
  ];
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Payments")),
    items.length > 0
      ? h("div", { class: "table-wrap" }, table(columns, items))
      : h("p", { class: "panel-body quiet" }, "Nothing was paid yet."),
  );
}

/** The invoice with the names of its tax classes: it keeps their codes. */
async function named(invoice) {
  const { items } = can("tax_classes.view") ? await get("/tax-classes") : { items: [] };
  const names = new Map(items.map(({ code, name }) => [code, name]));
  const label = (row) => `${names.get(row.taxClass) ?? row.taxClass}${row.label.slice(row.taxClass.length)}`;
  return { ...invoice, taxBreakdown: invoice.taxBreakdown.map((row) => ({ ...row, label: label(row) })) };
}

/** Shows an invoice. */
export async function show({ params }) {
  const page = h("div", { class: "page" });
  const done = (text) => (result) => {
    if (result) {
      tell(text);
      draw();
    }
  };

  async function draw() {
    const invoice = await named(await get(`/invoices/${params.id}`));
    const [paid, customer] = await Promise.all([
      can("payments.view") ? get(`/invoices/${invoice.id}/payments`) : null,
      can("customers.view") ? get(`/customers/${invoice.customerId}`).catch(() => null) : null,
    ]);
    fill(
      page,
      recordHead(said(invoice.title), {
        list: "/invoices",
        of: "Invoices",
        marks: [h("span", null, invoice.invoiceNumber ?? "No number yet"), pill(invoice.status)],
        below: [customer ? [said(customer.companyName), " · "] : null, money(invoice.totals.grandTotal, invoice.currency)],
        actions: [
          invoice.status === "draft" && can("invoices.send") ? button("Send", () => send(invoice).then(done("Sent.")), "main") : null,
          PAYABLE.includes(invoice.status) && can("payments.create")
            ? button("Record payment", () => pay(invoice).then(done("Recorded.")), "main")
            : null,
        ],
      }),
      h(
        "div",
        { class: "columns" },
        h(
          "div",
          null,
          h(
            "section",
            { class: "panel" },
            h("div", { class: "panel-head" }, h("h2", null, "Lines"), h("span", { class: "quiet small" }, `Amounts in ${invoice.currency}`)),
            linesTable(invoice),
            h("div", { class: "panel-body sums" }, totals(invoice)),
          ),
          paid ? payments(paid.items, done) : null,
        ),
        h(
          "div",
          null,
          h(
            "section",
            { class: "panel" },
            h("div", { class: "panel-head" }, h("h2", null, "Details")),
            h(
              "dl",
              { class: "panel-body facts pairs" },
              fact("Customer", customer ? h("a", { href: `#/customers/${customer.id}` }, said(customer.companyName)) : null),
              fact("Quote", can("quotes.view") ? h("a", { href: `#/quotes/${invoice.quoteId}` }, `Version ${invoice.quoteVersion}`) : null),
              fact("Issued", invoice.issuedAt ? momentOf(invoice.issuedAt) : null),
              fact("Due", day(invoice.dueDate)),
              fact("Paid", money(invoice.paidAmount, invoice.currency)),
              fact("To pay", h("strong", null, money(invoice.balanceAmount, invoice.currency))),
              invoice.depositAmount ? fact("Deposit", money(invoice.depositAmount, invoice.currency)) : null,
            ),
          ),
        ),
      ),
    );
  }
  await draw();
  return page;
}
