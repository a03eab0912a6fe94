// All rate cards.

import { h, said } from "../dom.js";
import { post } from "../api.js";
import { can } from "../session.js";
import { day, dayFromNow } from "../format.js";
import { go } from "../router.js";
import { ask } from "../ui/dialog.js";
import { field, input, tick, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { list, pageHead, whole } from "../ui/list.js";
import { empty } from "../ui/states.js";

/** Until when a period lasts, or since when. */
export function period({ effectiveFrom, effectiveUntil }) {
  return effectiveUntil ? `${day(effectiveFrom)} – ${day(effectiveUntil)}` : `Since ${day(effectiveFrom)}`;
}

/** Whether something is in use. */
export function activity({ isActive }) {
  return h("span", { class: ["pill", isActive ? "good" : "mute"] }, isActive ? "Active" : "Inactive");
}

async function create() {
  const card = await ask({
    title: "New rate card",
    action: "Create",
    fields: [
      h(
        "div",
        { class: "fields" },
        field("Name", input("name")),
        field("Currency, three letters", input("currency", { maxlength: "3" })),
        field("First day", input("effectiveFrom", { type: "date", value: dayFromNow(0) })),
        field("Last day", input("effectiveUntil", { type: "date" }), { optional: true }),
      ),
      tick("isDefault", "Tried before the others of its currency"),
    ],
    run: (form) => post("/rate-cards", values(form)),
  });
  if (card) {
    go(`/rate-cards/${card.id}`);
  }
}

/** Shows the list. */
export async function show({ query }) {
  const button = () => h("button", { type: "button", class: "button main", onclick: create }, icon("plus"), "New rate card");
  return h(
    "div",
    { class: "page" },
    pageHead("Rate cards", {
      below: "Price lists, each with a period. Lines of quotes take their prices from them.",
      actions: can("rate_cards.create") ? button() : null,
    }),
    await list({
      path: "/rate-cards",
      query,
      caption: "Rate cards",
      words: "rate cards",
      filters: [
        { name: "q", label: "Search by name" },
        { name: "isActive", label: "State", options: [["true", "Active"], ["false", "Inactive"]] },
      ],
      columns: [
        {
          title: "Name",
          head: true,
          cell: (card) => [
            whole(`#/rate-cards/${card.id}`, said(card.name)),
            card.isDefault ? [" ", h("span", { class: "pill accent" }, "Default")] : null,
            card.revision ? h("span", { class: "below" }, "Revision ", said(card.revision)) : null,
          ],
        },
        { title: "State", class: "phone-end", cell: activity },
        { title: "Currency", class: "phone-off", cell: (card) => card.currency },
        { title: "Period", class: "full", cell: period },
      ],
      nothing: empty("No rate cards yet", "Without one, every price has to be set by hand."),
    }),
  );
}
