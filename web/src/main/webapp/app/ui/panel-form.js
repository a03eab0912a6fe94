// A form that stands in a page and stays there: settings.

import { h } from "../dom.js";
import { absolve, refuse } from "./form.js";
import { tell } from "./toast.js";

/**
 * The panel.
 * @param {{title: string, lead?: string, fields: Array, isOpen: boolean, closed?: string,
 *     run: function(HTMLFormElement): Promise}} what
 *     who may not change anything finds the fields closed, and is told why
 */
export function panelForm({ title, lead, fields, isOpen, closed, run }) {
  const notice = h("p", { class: "notice wrong", role: "alert", hidden: true });
  const submit = h("button", { type: "submit", class: "button main" }, "Save");
  const form = h(
    "form",
    { class: "panel-body stack", novalidate: true, "aria-label": title },
    lead ? h("p", { class: "quiet" }, lead) : null,
    notice,
    h("fieldset", { class: "plain stack", disabled: !isOpen }, h("legend", { class: "unseen" }, title), fields),
    isOpen ? h("div", { class: "row" }, submit) : h("p", { class: "quiet small" }, closed ?? "Your roles show this, but don't let you change it."),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      await run(form);
      notice.hidden = true;
      absolve(form);
      tell("Saved.");
    } catch (problem) {
      refuse(form, notice, problem);
    } finally {
      submit.disabled = false;
    }
  });
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", null, title)), form);
}
