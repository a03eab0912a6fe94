// The head of a quote that is being written: for whom, until when, from which rate card.

import { h, isolated } from "../dom.js";
import { get } from "../api.js";
import { can } from "../session.js";
import { combo } from "../ui/combo.js";
import { area, field, input, select } from "../ui/form.js";

const FOUND = 8;

/** Finds customers that can be offered to. */
export async function findCustomers(words) {
  const { items } = await get("/customers", { q: words.length >= 2 ? words : undefined, sort: "companyName", limit: FOUND });
  return items
    .filter(({ status }) => status !== "inactive")
    .map(({ id, companyName, customerNumber, currency }) => ({ id, words: companyName, below: customerNumber, currency }));
}

/**
 * The fields of the head.
 * @param {Object} draft is changed as somebody types
 * @param {{cards: Array, currencies: Array, isNew: boolean, isSent: boolean, changed: function()}} desk
 * @returns {{main: Node, texts: Node}} what stands above the lines, and what below
 */
export function headEditor(draft, { cards, currencies, isNew, isSent, changed }) {
  const bind = (name, control) => {
    control.addEventListener("input", () => {
      draft[name] = control.value || undefined;
      changed();
    });
    return control;
  };
  const date = (name) => bind(name, input(name, { type: "date", value: draft[name] ?? "" }));
  const customer = combo("Customer", {
    name: "customerId",
    words: draft.customerName,
    placeholder: "Search customers",
    disabled: isSent || !can("customers.view"),
    find: findCustomers,
    choose: (item) => {
      draft.customerId = item?.id;
      draft.customerName = item?.words;
      changed();
    },
  });
  const main = h(
    "div",
    { class: "fields head-fields" },
    customer,
    field("Title", bind("title", input("title", { value: draft.title ?? "" }))),
    field("Valid from", date("validFrom"), { hint: isNew ? "Today when empty." : "" }),
    field("Valid until", date("validUntil"), { hint: isNew ? "As usual when empty." : "" }),
    isNew && currencies.length > 0
      ? field(
          "Currency",
          bind(
            "currency",
            select("currency", [["", "The customer's"], ...currencies.map(({ code, name }) => [code, `${code} · ${name}`])], {
              value: draft.currency ?? "",
            }),
          ),
        )
      : null,
    cards.length > 0
      ? field(
          "Rate card",
          bind(
            "rateCardId",
            select("rateCardId", [["", "All of the day"], ...cards.map(({ id, name, currency }) => [id, `${isolated(name)} · ${currency}`])], {
              value: draft.rateCardId ?? "",
            }),
          ),
        )
      : null,
    field(
      "Deposit, per cent",
      bind("depositPercent", input("depositPercent", { inputmode: "decimal", class: "numeric", value: draft.depositPercent ?? "" })),
      { optional: true },
    ),
  );
  const text = (name, words, hint) =>
    field(words, bind(name, area(name, { value: draft[name] ?? "" })), { optional: true, hint, wide: true });
  const texts = h(
    "div",
    { class: "fields" },
    text("description", "Description", ""),
    text("notes", "For the customer", "Stands on the page and in the print."),
    text("termsConditions", "Terms", isNew ? "The organization's when empty." : ""),
    text("internalNotes", "Internal notes", "The customer never sees them."),
  );
  return { main, texts };
}
