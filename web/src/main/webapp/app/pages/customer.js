// One customer: who they are, whom to talk to, and what was offered.

import { h, fill, said } from "../dom.js";
import { get, patch, post, remove } from "../api.js";
import { can } from "../session.js";
import { money, pill, words } from "../format.js";
import { ask } from "../ui/dialog.js";
import { field, input, tick, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { list } from "../ui/list.js";
import { fact, recordHead } from "../ui/record.js";
import { empty } from "../ui/states.js";
import { tell } from "../ui/toast.js";
import { QUOTE_COLUMNS } from "./quotes.js";
import { customerBody, customerFields } from "./customers.js";


function contactFields(contact = {}) {
  const text = (name, label, more) => field(label, input(name, { value: contact[name] ?? "", ...more }), more);
  return [
    h(
      "div",
      { class: "fields" },
      text("firstName", "First name"),
      text("lastName", "Last name"),
      text("email", "E-mail", { type: "email", optional: true }),
      text("phone", "Phone", { type: "tel", optional: true }),
      text("position", "Position", { optional: true }),
    ),
    tick("isPrimary", "The first one to talk to", { checked: Boolean(contact.isPrimary) }),
  ];
}

function contactsPanel(customer, contacts, done) {
  const path = `/customers/${customer.id}/contacts`;
  const add = () =>
    ask({
      title: "New contact",
      action: "Add",
      fields: contactFields(),
      run: (form) => post(path, values(form)),
    }).then(done("Added."));
  const change = (contact) =>
    ask({
      title: "Contact",
      action: "Save",
      fields: contactFields(contact),
      run: (form) => patch(`${path}/${contact.id}`, values(form, null), contact.etag),
    }).then(done("Saved."));
  const drop = (contact) =>
    ask({
      title: "Remove the contact",
      action: "Remove",
      danger: true,
      run: () => remove(`${path}/${contact.id}`, contact.etag).then(() => true),
    }).then(done("Removed."));
  const isOpen = can("customers.update");
  return h(
    "section",
    { class: "panel" },
    h(
      "div",
      { class: "panel-head" },
      h("h2", null, "Contacts"),
      isOpen ? h("button", { type: "button", class: "button", onclick: add }, icon("plus"), "Contact") : null,
    ),
    contacts.length === 0
      ? h("p", { class: "panel-body quiet" }, "Nobody yet.")
      : h(
          "ul",
          { class: "panel-body plain-list" },
          contacts.map((contact) =>
            h(
              "li",
              { class: "spread" },
              h(
                "div",
                null,
                h("strong", null, said(`${contact.firstName} ${contact.lastName}`)),
                contact.isPrimary ? [" ", h("span", { class: "pill accent" }, "First")] : null,
                h("span", { class: "below" }, said([contact.position, contact.email, contact.phone].filter(Boolean).join(" · "))),
              ),
              isOpen
                ? h(
                    "span",
                    null,
                    h("button", { type: "button", class: "bare", "aria-label": `Change ${contact.firstName} ${contact.lastName}`, onclick: () => change(contact) }, icon("edit")),
                    h("button", { type: "button", class: "bare", "aria-label": `Remove ${contact.firstName} ${contact.lastName}`, onclick: () => drop(contact) }, icon("trash")),
                  )
                : null,
            ),
          ),
        ),
  );
}

function factsPanel(customer) {
  const address = customer.address ?? {};
  const lines = [address.street, address.suburb, [address.postcode, address.city].filter(Boolean).join(" "), address.region, address.country];
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Details")),
    h(
      "dl",
      { class: "panel-body facts" },
      fact("Kind", words(customer.customerType)),
      fact("E-mail", customer.email ? said(customer.email) : null),
      fact("Phone", customer.phone ? said(customer.phone) : null),
      lines.some(Boolean) ? fact("Address", h("span", { class: "prose" }, said(lines.filter(Boolean).join("\n")))) : null,
      fact("Currency", customer.currency),
      customer.paymentTermsDays === undefined ? null : fact("Days to pay", String(customer.paymentTermsDays)),
      customer.creditLimit ? fact("Credit limit", money(customer.creditLimit, customer.currency ?? "")) : null,
      fact("Tax number", customer.taxId ? said(customer.taxId) : null),
      customer.tags.length > 0 ? fact("Tags", customer.tags.map((tag) => [h("span", { class: "tag" }, said(tag)), " "])) : null,
    ),
  );
}

/** Shows a customer. */
export async function show({ params }) {
  const page = h("div", { class: "page" });
  const done = (text) => (result) => {
    if (result) {
      tell(text);
      draw();
    }
  };

  async function draw() {
    const [customer, contacts] = await Promise.all([
      get(`/customers/${params.id}`),
      get(`/customers/${params.id}/contacts`, { limit: 100 }),
    ]);
    const edit = () =>
      ask({
        title: "Edit customer",
        action: "Save",
        wide: true,
        fields: customerFields(customer),
        run: (form) => patch(`/customers/${customer.id}`, customerBody(form, null), customer.etag),
      }).then(done("Saved."));
    const quotes = can("quotes.view")
      ? await list({
          path: "/quotes",
          fixed: { customerId: customer.id },
          caption: ["Quotes of ", said(customer.companyName)],
          words: "quotes",
          columns: QUOTE_COLUMNS,
          nothing: empty("Nothing offered yet", "Quotes for this customer stand here."),
        })
      : null;
    fill(
      page,
      recordHead(said(customer.companyName), {
        list: "/customers",
        of: "Customers",
        marks: [h("span", null, customer.customerNumber), pill(customer.status)],
        actions: [
          can("customers.update") ? h("button", { type: "button", class: "button", onclick: edit }, "Edit") : null,
          can("quotes.create") && customer.status !== "inactive"
            ? h("a", { class: "button main", href: `#/quotes/new?customer=${customer.id}` }, icon("plus"), "New quote")
            : null,
        ],
      }),
      h(
        "div",
        { class: "columns" },
        h("div", null, quotes),
        h("div", null, factsPanel(customer), contactsPanel(customer, contacts.items, done)),
      ),
    );
  }
  await draw();
  return page;
}
