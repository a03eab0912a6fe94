// One rate card and its prices.

import { h, fill, said } from "../dom.js";
import { get, patch, post } from "../api.js";
import { can } from "../session.js";
import { figure } from "../format.js";
import { ask } from "../ui/dialog.js";
import { field, input, select, tick, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { list } from "../ui/list.js";
import { recordHead } from "../ui/record.js";
import { empty } from "../ui/states.js";
import { tell } from "../ui/toast.js";
import { activity, period } from "./rate-cards.js";

const MANY = 200;

async function byId(path) {
  const { items } = await get(path, { limit: MANY });
  return new Map(items.map(({ id, name }) => [id, name]));
}

function itemFields(categories, roles) {
  return h(
    "div",
    { class: "fields" },
    field("Code", input("itemCode"), { optional: true }),
    field("Description", input("description"), { optional: true }),
    field("Category", select("serviceCategoryId", [...categories])),
    field("Role", select("roleId", [["", "Any"], ...roles]), { optional: true }),
    field("Unit", input("unit", { value: "hour" })),
    field("Rate", input("baseRate", { inputmode: "decimal", class: "numeric" })),
    can("quotes.view_cost") ? field("Cost", input("unitCost", { inputmode: "decimal", class: "numeric" }), { optional: true }) : null,
  );
}

async function change(card, item) {
  return ask({
    title: item.itemCode ?? "Price",
    lead: "Quotes that were written before keep their prices.",
    action: "Save",
    fields: [
      field(`Rate in ${card.currency}`, input("baseRate", { inputmode: "decimal", class: "numeric", value: item.baseRate })),
      tick("isActive", "In use", { checked: item.isActive }),
    ],
    run: (form) => patch(`/rate-cards/${card.id}/items/${item.id}`, values(form), item.etag),
  });
}

/** Shows a rate card. */
export async function show({ params }) {
  const page = h("div", { class: "page" });
  const [categories, roles] = await Promise.all([byId("/service-categories"), byId("/delivery-roles")]);

  async function draw() {
    const card = await get(`/rate-cards/${params.id}`);
    const mayChange = can("rate_cards.update");
    const done = (text) => (result) => {
      if (result) {
        tell(text);
        draw();
      }
    };
    const add = () =>
      ask({
        title: "New price",
        action: "Add",
        wide: true,
        fields: itemFields(categories, roles),
        run: (form) => post(`/rate-cards/${card.id}/items`, values(form)),
      }).then(done("Added."));
    fill(
      page,
      recordHead(said(card.name), {
        list: "/rate-cards",
        of: "Rate cards",
        marks: [h("span", null, card.currency), activity(card)],
        below: [period(card), card.description ? [" · ", said(card.description)] : null],
        actions: mayChange ? h("button", { type: "button", class: "button main", onclick: add }, icon("plus"), "Price") : null,
      }),
      await list({
        path: `/rate-cards/${card.id}/items`,
        caption: ["Prices of ", said(card.name)],
        words: "prices",
        columns: [
          {
            title: "Item",
            head: true,
            cell: (item) => [
              item.itemCode ? h("code", null, said(item.itemCode)) : said(item.description ?? "By category"),
              item.itemCode && item.description ? h("span", { class: "below" }, said(item.description)) : null,
            ],
          },
          { title: "State", class: "phone-end", cell: activity },
          {
            title: "Category",
            class: "full",
            cell: (item) => said([categories.get(item.serviceCategoryId), roles.get(item.roleId)].filter(Boolean).join(" · ")),
          },
          { title: "Period", class: "phone-off", cell: period },
          { title: "Tax", class: "phone-off", cell: (item) => item.taxClass },
          {
            title: "Rate",
            class: "figure",
            cell: (item) => [h("strong", null, figure(item.baseRate)), " ", h("span", { class: "quiet" }, "per ", said(item.unit))],
          },
          ...(mayChange
            ? [
                {
                  title: h("span", { class: "unseen" }, "Actions"),
                  class: "end",
                  cell: (item) =>
                    h(
                      "button",
                      { type: "button", class: "text-button", "aria-label": `Change ${item.itemCode ?? "the price"}`, onclick: () => change(card, item).then(done("Saved.")) },
                      "Change",
                    ),
                },
              ]
            : []),
        ],
        nothing: empty("No prices yet", "Lines can't be priced from this card."),
      }),
    );
  }
  await draw();
  return page;
}
