// A field that finds one of many while somebody types.

import { h, fill, freshId, settled } from "../dom.js";
import { field } from "./form.js";

const TYPING_MILLISECONDS = 200;

/**
 * A labelled field with suggestions.
 * @param {string} label what it asks
 * @param {{name: string, words?: string, placeholder?: string, disabled?: boolean, find: function(string):
 *     Promise<Array<{id: string, words: string, below?: string}>>, choose: function(?Object)}} what `choose` gets null
 *     once the words fit nothing
 */
export function combo(label, { name, words, placeholder, find, choose, disabled }) {
  const listId = freshId("options");
  const control = h("input", {
    name,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    dir: "auto",
    placeholder,
    disabled: Boolean(disabled),
    value: words ?? "",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
  });
  const options = h("ul", { class: "options", role: "listbox", id: listId, "aria-label": "Suggestions", hidden: true });
  let found = [];
  let active = -1;
  let latest = 0;

  function open(isOpen) {
    options.hidden = !isOpen;
    control.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) {
      point(-1);
    }
  }

  function point(index) {
    active = index;
    [...options.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index >= 0 && options.children[index]) {
      control.setAttribute("aria-activedescendant", options.children[index].id);
      options.children[index].scrollIntoView({ block: "nearest" });
    } else {
      control.removeAttribute("aria-activedescendant");
    }
  }

  function take(item) {
    control.value = item.words;
    open(false);
    choose(item);
  }

  function show(items) {
    found = items;
    fill(
      options,
      items.length === 0 ? h("li", { class: "none", role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nothing found") : null,
      items.map((item) =>
        h(
          "li",
          {
            role: "option",
            id: freshId("option"),
            "aria-selected": "false",
            onmousedown: (event) => {
              event.preventDefault();
              take(item);
            },
          },
          h("bdi", null, item.words),
          item.below ? h("span", { class: "below" }, h("bdi", null, item.below)) : null,
        ),
      ),
    );
    open(true);
  }

  async function search() {
    const number = ++latest;
    const items = await find(control.value.trim()).catch(() => []);
    if (number === latest && document.activeElement === control) {
      show(items);
    }
  }

  const typed = settled(TYPING_MILLISECONDS, search);
  control.addEventListener("input", () => {
    choose(null);
    typed();
  });
  control.addEventListener("focus", search);
  control.addEventListener("blur", () => open(false));
  control.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      open(true);
      point((active + step + found.length) % found.length);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      take(found[active]);
    } else if (event.key === "Escape" && !options.hidden) {
      event.stopPropagation();
      open(false);
    }
  });
  const whole = field(label, control);
  const box = h("div", { class: "combo" });
  control.replaceWith(box);
  box.append(control, options);
  return whole;
}
