// Short messages that come and go by themselves, and are read out.

import { h } from "../dom.js";
import { icon } from "./icons.js";

const SHOWN_MILLISECONDS = 6000;

function show(kind, text) {
  const remove = () => toast.remove();
  const toast = h(
    "div",
    { class: ["toast", kind] },
    icon(kind === "good" ? "check" : "info"),
    h("p", null, text),
    h("button", { type: "button", class: "bare", "aria-label": "Dismiss", onclick: remove }, icon("close")),
  );
  const shelf = document.querySelector("dialog[open] .toast-shelf") ?? document.getElementById("toasts");
  shelf.append(toast);
  setTimeout(remove, SHOWN_MILLISECONDS);
}

/** Says that something was done. */
export const tell = (text) => show("good", text);

/** Says that something failed. */
export const warn = (text) => show("bad", text);
