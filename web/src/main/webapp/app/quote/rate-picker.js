// Picks a price out of the rate cards of the day.

import { h, fill, said } from "../dom.js";
import { get } from "../api.js";
import { dayFromNow, figure } from "../format.js";
import { openDialog } from "../ui/dialog.js";
import { field, input } from "../ui/form.js";
import { empty, failure, skeleton } from "../ui/states.js";

const MOST = 200;

async function prices(draft) {
  const date = draft.validFrom || dayFromNow(0);
  const cards = draft.rateCardId
    ? [await get(`/rate-cards/${draft.rateCardId}`)]
    : (await get("/rate-cards", { isActive: true, effectiveOn: date, currency: draft.currency, limit: MOST })).items;
  const categories = await get("/service-categories", { limit: MOST });
  const names = new Map(categories.items.map(({ id, name }) => [id, name]));
  const lists = await Promise.all(
    cards.map(async (card) => {
      const { items } = await get(`/rate-cards/${card.id}/items`, { limit: MOST });
      return items
        .filter((item) => item.isActive && item.effectiveFrom <= date && !(item.effectiveUntil < date))
        .map((item) => ({ ...item, card, category: names.get(item.serviceCategoryId) ?? "" }));
    }),
  );
  return lists.flat();
}

function fits(item, words) {
  const text = `${item.itemCode ?? ""} ${item.description ?? ""} ${item.category} ${item.card.name}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function choice(item, pick) {
  return h(
    "li",
    null,
    h(
      "button",
      { type: "button", class: "price-choice", onclick: () => pick(item) },
      h(
        "span",
        null,
        h("strong", null, said(item.description ?? item.category)),
        h("span", { class: "below" }, item.itemCode ? h("code", null, said(item.itemCode)) : null, " ", said(item.category), " · ", said(item.card.name)),
      ),
      h("span", { class: "figure" }, figure(item.baseRate), h("span", { class: "below" }, `${item.card.currency} per ${item.unit}`)),
    ),
  );
}

/**
 * Opens the list of prices.
 * @param {Object} draft whose day, currency and rate card count
 * @param {function(Object)} picked is given the item, with its card and category
 */
export async function pickRate(draft, picked) {
  const search = input("search", { type: "search", placeholder: "Code, description or category" });
  const result = h("div", { class: "choices" }, skeleton("prices"));
  const opened = openDialog({
    title: "From the rate card",
    body: h("div", { class: "stack" }, field("Search", search, { hideLabel: true }), result),
  });
  search.focus();
  try {
    const items = await prices(draft);
    const show = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const found = items.filter((item) => fits(item, words));
      fill(
        result,
        found.length === 0
          ? empty("No price", "No rate card of that day has such an item.")
          : h(
              "ul",
              { class: "plain-list" },
              found.map((item) =>
                choice(item, (taken) => {
                  opened.close();
                  picked(taken);
                }),
              ),
            ),
      );
    };
    search.addEventListener("input", show);
    show();
  } catch (problem) {
    fill(result, failure(problem, opened.close));
  }
}
