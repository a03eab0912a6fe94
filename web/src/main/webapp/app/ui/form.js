// Fields with their labels, and problems beside the fields that they are about.

import { h, fill, freshId } from "../dom.js";

/**
 * A labelled field.
 * @param {string} label what it asks
 * @param {HTMLElement} control the input, select or text area; its name is found again in pointers of problems
 * @param {{hint?: string, optional?: boolean, hideLabel?: boolean, wide?: boolean}} [more]
 */
export function field(label, control, more = {}) {
  control.id ||= freshId("field");
  const note = h("p", { class: "field-note", id: `${control.id}-note` }, more.hint ?? "");
  note.dataset.hint = more.hint ?? "";
  control.setAttribute("aria-describedby", note.id);
  return h(
    "div",
    { class: ["field", more.wide && "wide"] },
    h(
      "label",
      { for: control.id, class: more.hideLabel ? "unseen" : null },
      label,
      more.optional ? h("span", { class: "optional" }, "optional") : null,
    ),
    control,
    note,
  );
}

/**
 * An input; properties as of {@link h}. It has no limit of its own but for codes: a text that is cut off in silence is a text
 * that is lost, and browsers count halves of characters.
 */
export function input(name, properties) {
  return h("input", { name, type: "text", autocomplete: "off", dir: "auto", ...properties });
}

/** A text area that grows with what is written. */
export function area(name, properties) {
  return h("textarea", { name, rows: 3, dir: "auto", ...properties });
}

/**
 * A choice among few.
 * @param {Array<[string, string]>} options value and word of each
 */
export function select(name, options, properties) {
  const element = h(
    "select",
    { name, ...properties },
    options.map(([value, word]) => h("option", { value }, word)),
  );
  if (properties?.value !== undefined) {
    element.value = properties.value;
  }
  return element;
}

/** A box to tick, with its words behind it. */
export function tick(name, words, properties) {
  return h("label", { class: "tick" }, h("input", { type: "checkbox", name, ...properties }), h("span", null, words));
}

/**
 * What a form says, by name; boxes are true or false.
 * @param {?null} [empty] what stands for empty fields: they are left out unless this is null, which removes what was there
 */
export function values(form, empty) {
  const result = {};
  for (const control of form.elements) {
    if (!control.name || control.disabled) {
      continue;
    }
    if (control.type === "checkbox") {
      result[control.name] = control.checked;
    } else if (control.value.trim() !== "" || empty === null) {
      result[control.name] = control.value.trim() || null;
    }
  }
  return result;
}

/** The same with an object for each beginning of names that have a dot in them. */
export function nested(given) {
  const result = {};
  for (const [name, value] of Object.entries(given)) {
    const [outer, inner] = name.split(".", 2);
    result[outer] = inner === undefined ? value : { ...result[outer], [inner]: value };
  }
  return result;
}

/** A whole number as the interface takes it; what is none is sent as it is, to be refused there. */
export function wholeNumber(text) {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : text;
}

/** Takes earlier problems out of a form. */
export function absolve(form) {
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    complain(control, "");
  }
}

/** Says beside a control what is wrong with it; an empty text says that nothing is. */
export function complain(control, text) {
  const note = document.getElementById(control.getAttribute("aria-describedby"));
  if (text) {
    control.setAttribute("aria-invalid", "true");
  } else {
    control.removeAttribute("aria-invalid");
  }
  if (note) {
    note.classList.toggle("wrong", Boolean(text));
    fill(note, text || note.dataset.hint);
  }
}

/** The control that a pointer of a problem is about: the longest beginning of it that is a name wins. */
function controlAt(form, pointer) {
  const parts = pointer.split("/").slice(1);
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join(".");
    const control = form.elements.namedItem(name);
    if (control) {
      return control instanceof RadioNodeList ? control[0] : control;
    }
  }
  return null;
}

/**
 * Shows a problem: beside its fields what is about fields, above them the rest.
 * @param {HTMLFormElement} form whose controls have the names of the members, nested ones joined by dots
 * @param {HTMLElement} notice where the rest goes
 * @param {Problem|Error} problem
 */
export function refuse(form, notice, problem) {
  absolve(form);
  const rest = [];
  let first = null;
  for (const error of problem.errors ?? []) {
    const control = controlAt(form, error.pointer ?? "");
    const text = error.detail ?? error.message ?? error.code;
    if (control) {
      complain(control, text);
      first ??= control;
    } else {
      rest.push(text);
    }
  }
  const shown = first === null || rest.length > 0;
  notice.hidden = !shown;
  if (shown) {
    fill(
      notice,
      first === null ? problem.message : null,
      rest.length > 0 ? h("ul", null, [...new Set(rest)].map((text) => h("li", null, text))) : null,
    );
  }
  first?.focus();
}
