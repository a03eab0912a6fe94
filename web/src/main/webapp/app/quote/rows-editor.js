// Discounts on the whole quote, and groups of alternatives: short lists that are written row by row.

import { h, fill } from "../dom.js";
import { field, input, select } from "../ui/form.js";
import { icon } from "../ui/icons.js";

const LONGEST_CODE = 20;

/**
 * A short list with a button to add to it and one to take from it.
 * @param {{title: string, add: string, items: Array, fresh: function(): Object, row: function(Object): Node,
 *     changed: function()}} what
 */
function rowsEditor({ title, add, items, fresh, row, changed }) {
  const list = h("div", { class: "stack" });
  const draw = () =>
    fill(
      list,
      items.map((item) =>
        h(
          "div",
          { class: "short-row" },
          row(item),
          h(
            "button",
            {
              type: "button",
              class: "bare",
              "aria-label": `Remove from ${title.toLowerCase()}`,
              onclick: () => {
                items.splice(items.indexOf(item), 1);
                draw();
                changed();
              },
            },
            icon("trash"),
          ),
        ),
      ),
    );
  draw();
  return h(
    "section",
    { class: "stack tight" },
    h("h3", null, title),
    list,
    h(
      "div",
      null,
      h(
        "button",
        {
          type: "button",
          class: "button",
          onclick: () => {
            items.push(fresh());
            draw();
            changed();
            list.lastElementChild.querySelector("input, select").focus();
          },
        },
        icon("plus"),
        add,
      ),
    ),
  );
}

function bound(item, name, control, changed) {
  control.addEventListener("input", () => {
    item[name] = control.value;
    changed();
  });
  return control;
}

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
        field("Label", bound(item, "label", input("label", { value: item.label ?? "", maxlength: "255" }), changed), { optional: true }),
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
        field("What is chosen", bound(item, "title", input("title", { value: item.title, maxlength: "255" }), changed), {
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
