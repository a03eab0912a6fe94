// A short list that is written row by row.

import { h, fill } from "../dom.js";
import { icon } from "./icons.js";

/**
 * The list with a button to add to it and one to take from each.
 * @param {{title: string, add: string, items: Array, fresh: function(): Object, row: function(Object, number): Node,
 *     changed?: function()}} what `row` makes the fields of an item; `items` is changed in place
 */
export function rowsEditor({ title, add, items, fresh, row, changed = () => {} }) {
  const list = h("div", { class: "stack" });
  const draw = () =>
    fill(
      list,
      items.map((item, index) =>
        h(
          "div",
          { class: "short-row" },
          row(item, index),
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

/** A control that writes what it says into a member of an item. */
export function bound(item, name, control, changed = () => {}) {
  control.addEventListener("input", () => {
    item[name] = control.value;
    changed();
  });
  return control;
}
