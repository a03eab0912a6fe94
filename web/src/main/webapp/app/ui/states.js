// What a page shows instead of content: nothing yet, nothing at all, or what went wrong.

import { h } from "../dom.js";
import { icon } from "./icons.js";

/** Grey bars where content is going to be. */
export function skeleton(title) {
  return h(
    "div",
    { class: "skeleton", "aria-busy": "true" },
    h("p", { class: "unseen", role: "status" }, `Loading ${title}`),
    h("div", { class: "bar tall" }),
    h("div", { class: "bar" }),
    h("div", { class: "bar block" }),
  );
}

/** Says that there is nothing, and what to do about it. */
export function empty(title, words, action) {
  return h(
    "div",
    { class: "empty" },
    icon("box"),
    h("h2", null, title),
    words ? h("p", { class: "quiet" }, words) : null,
    action,
  );
}

/** Says what went wrong, by what it is found again in the log, and offers to try again. */
export function failure(problem, again = () => dispatchEvent(new HashChangeEvent("hashchange"))) {
  return h(
    "div",
    { class: "empty", role: "alert" },
    icon("info"),
    h("h2", null, problem.title || "That did not work"),
    h("p", { class: "quiet" }, problem.message),
    problem.traceId ? h("p", { class: "quiet small" }, "Reference ", h("code", null, problem.traceId)) : null,
    h("button", { type: "button", class: "button", onclick: again }, "Try again"),
  );
}
