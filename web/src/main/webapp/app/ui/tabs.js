// Several views of one thing; each is made when somebody looks at it first.

import { h, fill, freshId } from "../dom.js";
import { failure, skeleton } from "./states.js";

/**
 * Tabs.
 * @param {string} label what they are views of
 * @param {Array<{title: string, make: function(): (Node|Promise<Node>)}>} views
 */
export function tabs(label, views) {
  const made = new Set();
  const parts = views.map((view) => {
    const id = freshId("tab");
    const tab = h("button", { type: "button", role: "tab", id, "aria-controls": `${id}-view` }, view.title);
    const panel = h("div", { role: "tabpanel", id: `${id}-view`, "aria-labelledby": id, class: "tab-view" });
    return { tab, panel, view };
  });

  async function open(index, takeFocus) {
    parts.forEach(({ tab, panel }, i) => {
      tab.setAttribute("aria-selected", String(i === index));
      tab.tabIndex = i === index ? 0 : -1;
      panel.hidden = i !== index;
    });
    const { tab, panel, view } = parts[index];
    if (takeFocus) {
      tab.focus();
    }
    if (made.has(index)) {
      return;
    }
    made.add(index);
    fill(panel, skeleton(view.title));
    try {
      fill(panel, await view.make());
    } catch (problem) {
      made.delete(index);
      fill(panel, failure(problem, () => open(index, false)));
    }
  }

  const bar = h("div", { class: "tabs", role: "tablist", "aria-label": label }, parts.map(({ tab }) => tab));
  parts.forEach(({ tab }, i) => {
    tab.addEventListener("click", () => open(i, false));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        open((i + step + parts.length) % parts.length, true);
      }
    });
  });
  open(0, false);
  return h("div", { class: "tab-set" }, bar, parts.map(({ panel }) => panel));
}
