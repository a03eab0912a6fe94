// Discounts on the whole quote, and groups of alternatives.

import { h } from "../dom.js";
import { field, input, select } from "../ui/form.js";
import { bound, rowsEditor } from "../ui/rows.js";

const LONGEST_CODE = 20;

/** The discounts on the whole. */
export function discountsEditor(draft, changed) {
  return rowsEditor({
    title: "Discounts on the whole",
    add: "Discount",
    items: draft.discounts,
    fresh: () => ({ kind: "percentage", value: "", label: "" }),
    changed,
    row: (item) =>
      h(
        "div",
        { class: "fields" },
        field(
          "Kind",
          bound(
            item,
            "kind",
            select("kind", [["percentage", "Per cent"], ["fixed", "Amount"]], { value: item.kind }),
            changed,
          ),
        ),
        field("Value", bound(item, "value", input("value", { inputmode: "decimal", class: "numeric", value: item.value }), changed)),
        field("Label", bound(item, "label", input("label", { value: item.label ?? "" }), changed), { optional: true }),
      ),
  });
}

function freshCode(groups) {
  let number = groups.length + 1;
  while (groups.some(({ code }) => code === `GROUP_${number}`)) {
    number += 1;
  }
  return `GROUP_${number}`.slice(0, LONGEST_CODE);
}

/** The groups of alternatives, of which the customer takes one. */
export function groupsEditor(draft, changed) {
  return rowsEditor({
    title: "Alternatives",
    add: "Group of alternatives",
    items: draft.groups,
    fresh: () => ({ code: freshCode(draft.groups), title: "", choose: "exactly_one" }),
    changed,
    row: (item) =>
      h(
        "div",
        { class: "fields" },
        field("What is chosen", bound(item, "title", input("title", { value: item.title }), changed), {
          hint: "Then say on each line that it is one of them.",
        }),
        field(
          "The customer takes",
          bound(
            item,
            "choose",
            select("choose", [["exactly_one", "Exactly one"], ["at_most_one", "One or none"]], { value: item.choose }),
            changed,
          ),
        ),
      ),
  });
}
