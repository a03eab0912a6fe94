// All customers.

import { h, said } from "../dom.js";
import { post } from "../api.js";
import { can } from "../session.js";
import { pill, words } from "../format.js";
import { go } from "../router.js";
import { ask } from "../ui/dialog.js";
import { field, input, nested, select, values, wholeNumber } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { list, pageHead, whole } from "../ui/list.js";
import { empty } from "../ui/states.js";

const STATUSES = ["prospect", "lead", "active", "inactive"].map((status) => [status, words(status)]);
const TYPES = ["business", "individual", "government"].map((type) => [type, words(type)]);

/** The fields of a customer, filled with what is known. */
export function customerFields(customer = {}) {
  const address = customer.address ?? {};
  const text = (name, label, value, more) => field(label, input(name, { value: value ?? "", ...more }), { optional: name !== "companyName" });
  return h(
    "div",
    { class: "fields" },
    text("companyName", "Name", customer.companyName),
    field("Status", select("status", STATUSES, { value: customer.status ?? "active" })),
    field("Kind", select("customerType", TYPES, { value: customer.customerType ?? "business" })),
    text("email", "E-mail", customer.email, { type: "email" }),
    text("phone", "Phone", customer.phone, { type: "tel" }),
    text("address.street", "Street", address.street),
    text("address.city", "City", address.city),
    text("address.postcode", "Postcode", address.postcode),
    text("address.country", "Country, two letters", address.country, { maxlength: "2" }),
    text("currency", "Currency, three letters", customer.currency, { maxlength: "3" }),
    text("paymentTermsDays", "Days to pay", customer.paymentTermsDays, { inputmode: "numeric" }),
    text("taxId", "Tax number", customer.taxId),
  );
}

/** What those fields say, as the interface takes it; `empty` as of {@link values}. */
export function customerBody(form, empty) {
  const body = nested(values(form, empty));
  if (body.paymentTermsDays) {
    body.paymentTermsDays = wholeNumber(body.paymentTermsDays);
  }
  return body;
}

async function create() {
  const customer = await ask({
    title: "New customer",
    action: "Create",
    wide: true,
    fields: customerFields(),
    run: (form) => post("/customers", customerBody(form)),
  });
  if (customer) {
    go(`/customers/${customer.id}`);
  }
}

/** Shows the list. */
export async function show({ query }) {
  const button = () => h("button", { type: "button", class: "button main", onclick: create }, icon("plus"), "New customer");
  return h(
    "div",
    { class: "page" },
    pageHead("Customers", { actions: can("customers.create") ? button() : null }),
    await list({
      path: "/customers",
      fixed: { sort: "companyName" },
      query,
      caption: "Customers",
      words: "customers",
      filters: [
        { name: "q", label: "Search name or number" },
        { name: "status", label: "Status", options: STATUSES },
        { name: "customerType", label: "Kind", options: TYPES },
      ],
      columns: [
        {
          title: "Name",
          head: true,
          cell: (customer) => [
            whole(`#/customers/${customer.id}`, said(customer.companyName)),
            h("span", { class: "below" }, customer.customerNumber),
          ],
        },
        { title: "Status", class: "phone-end", cell: (customer) => pill(customer.status) },
        { title: "Kind", class: "phone-off", cell: (customer) => words(customer.customerType) },
        {
          title: "Place",
          class: "full",
          cell: (customer) => said([customer.address?.city, customer.address?.country].filter(Boolean).join(", ")),
        },
        { title: "E-mail", class: "phone-off", cell: (customer) => said(customer.email) },
      ],
      nothing: empty("No customers yet", "A quote is always for somebody.", can("customers.create") ? button() : null),
    }),
  );
}
