// Customers in conditions of rules: chosen and shown by their names, kept by their ids.

import { h, fill, said } from "../dom.js";
import { get } from "../api.js";
import { can } from "../session.js";
import { combo } from "../ui/combo.js";
import { findCustomers } from "../quote/head-editor.js";

const names = new Map();

/** Whether somebody may choose them by name. */
export const mayChooseCustomers = () => can("customers.view");

/** Learns the names of customers; one that is gone or hidden keeps its id. */
export async function learnCustomers(ids) {
  const unknown = [...new Set(ids)].filter((id) => !names.has(id));
  if (mayChooseCustomers()) {
    await Promise.all(
      unknown.map((id) =>
        get(`/customers/${id}`)
          .then(({ companyName }) => names.set(id, companyName))
          .catch(() => {}),
      ),
    );
  }
}

/** What a customer is called, as far as that is known. */
export const customerName = (id) => names.get(id) ?? id;

/**
 * The customers of a condition, to be chosen; its value, ids with commas between, is changed in place.
 * @returns {Node}
 */
export function customersField(condition, name) {
  const chosen = condition.value.split(",").map((id) => id.trim()).filter(Boolean);
  const tags = h("ul", { class: "conditions", "aria-label": "Chosen customers" });
  const draw = () => {
    condition.value = chosen.join(", ");
    fill(
      tags,
      chosen.map((id) =>
        h(
          "li",
          { class: "tag" },
          said(customerName(id)),
          " ",
          h(
            "button",
            {
              type: "button",
              class: "text-button",
              "aria-label": `Leave out ${customerName(id)}`,
              onclick: () => {
                chosen.splice(chosen.indexOf(id), 1);
                draw();
              },
            },
            "×",
          ),
        ),
      ),
    );
  };
  const search = combo("Customers", {
    name,
    placeholder: "Search customers",
    find: findCustomers,
    choose: (item) => {
      if (item) {
        names.set(item.id, item.words);
        if (!chosen.includes(item.id)) {
          chosen.push(item.id);
        }
        search.querySelector("input").value = "";
        draw();
      }
    },
  });
  draw();
  return h("div", { class: "stack tight" }, search, tags);
}
