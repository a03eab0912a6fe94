// All rate cards.

import { h, said } from "../dom.js";
import { day } from "../format.js";
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

/** Shows the list. */
export async function show({ query }) {
  return h(
    "div",
    { class: "page" },
    pageHead("Rate cards", { below: "Price lists, each with a period. Lines of quotes take their prices from them." }),
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
