// What a draft comes to, beside the fields; it keeps the last figures while the next are on their way.

import { h, fill } from "../dom.js";
import { totals } from "./totals.js";

/** The panel and what it is told. */
export function sumPanel(explain) {
  const state = h("span", { class: "quiet small", role: "status" });
  const body = h("div", { class: "panel-body stack" });
  const element = h(
    "section",
    { class: "panel sum-panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Comes to"), state),
    body,
  );
  return {
    element,
    busy: () => {
      state.textContent = "Calculating…";
    },
    nothing: (words) => {
      state.textContent = "";
      fill(body, h("p", { class: "quiet" }, words));
    },
    shown: (answer, leftOut) => {
      state.textContent = "";
      fill(
        body,
        totals(answer),
        leftOut > 0
          ? h("p", { class: "quiet small" }, leftOut === 1 ? "One line has no price yet." : `${leftOut} lines have no price yet.`)
          : null,
        h("button", { type: "button", class: "text-button", onclick: explain }, "Explain the total"),
      );
    },
    failed: (problem) => {
      state.textContent = "";
      const texts = problem.errors.map(({ detail, code }) => detail ?? code);
      fill(
        body,
        h(
          "div",
          { class: "notice warn" },
          h("p", null, problem.message),
          texts.length > 0 ? h("ul", null, [...new Set(texts)].map((text) => h("li", null, text))) : null,
        ),
      );
    },
  };
}
