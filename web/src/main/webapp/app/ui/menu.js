// A few rarely used buttons behind one.

import { h } from "../dom.js";
import { icon } from "./icons.js";

/** A button that opens a list of buttons; it closes by choosing, by Escape or by going elsewhere. */
export function menu(label, buttons) {
  const opener = h("summary", { class: "button" }, label, icon("more"));
  const details = h("details", { class: "menu" }, opener, h("div", { class: "menu-list" }, buttons));
  const close = () => {
    details.open = false;
  };
  details.addEventListener("click", (event) => {
    if (event.target.closest(".menu-list button")) {
      close();
    }
  });
  details.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details.open) {
      close();
      opener.focus();
    }
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) {
      close();
    }
  });
  return details;
}
