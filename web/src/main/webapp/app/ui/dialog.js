// Dialogs: questions that wait for an answer, and things to look at beside the page.

import { h, freshId } from "../dom.js";
import { icon } from "./icons.js";
import { refuse } from "./form.js";

/**
 * Opens a dialog; it goes away by Escape or its own button, unless it must be answered.
 * @param {{title: string, body: Node, wide?: boolean, mustAnswer?: boolean, onClose?: function}} what
 * @returns {{close: function(): void, element: HTMLDialogElement}}
 */
export function openDialog({ title, body, wide, mustAnswer, onClose }) {
  const heading = freshId("dialog");
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: ["dialog", wide && "wide"], "aria-labelledby": heading },
    h(
      "header",
      { class: "dialog-head" },
      h("h2", { id: heading }, title),
      mustAnswer
        ? null
        : h("button", { type: "button", class: "bare", "aria-label": "Close", onclick: close }, icon("close")),
    ),
    h("div", { class: "dialog-body" }, body),
  );
  dialog.addEventListener("cancel", (event) => {
    if (mustAnswer) {
      event.preventDefault();
    }
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { close, element: dialog };
}

/**
 * Asks something by a form and does it; the dialog stays until that has succeeded.
 * @param {{title: string, lead?: string|Array, fields?: Node|Array, action: string, danger?: boolean, wide?: boolean,
 *     run: function(HTMLFormElement): Promise}} what
 * @returns {Promise<*>} what `run` gave; undefined when somebody thought better of it
 */
export function ask({ title, lead, fields, action, danger, wide, run }) {
  return new Promise((resolve) => {
    let result;
    const notice = h("p", { class: "notice wrong", role: "alert", hidden: true });
    const submit = h("button", { type: "submit", class: ["button", danger ? "danger" : "main"] }, action);
    const form = h(
      "form",
      { class: "stack", novalidate: true },
      lead ? h("p", { class: "lead" }, lead) : null,
      notice,
      fields,
      h(
        "div",
        { class: "dialog-actions" },
        h("button", { type: "button", class: "button", onclick: () => opened.close() }, "Cancel"),
        submit,
      ),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      submit.disabled = true;
      try {
        result = await run(form);
        opened.close();
      } catch (problem) {
        refuse(form, notice, problem);
      } finally {
        submit.disabled = false;
      }
    });
    const opened = openDialog({ title, body: form, wide, onClose: () => resolve(result) });
    form.querySelector("input, select, textarea")?.focus();
  });
}
