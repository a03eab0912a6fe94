// Makes elements. Text only ever becomes text: there is no way here to hand over markup.

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "open", "required", "readOnly"]);

function apply(element, properties) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) {
      if (PROPERTIES.has(name) && value === false) {
        element[name] = false;
      }
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "class") {
      element.setAttribute("class", Array.isArray(value) ? value.filter(Boolean).join(" ") : value);
    } else if (name === "data") {
      Object.assign(element.dataset, value);
    } else if (PROPERTIES.has(name)) {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false) {
      element.append(child);
    }
  }
  return element;
}

/**
 * An element.
 * @param {string} tag name of the element
 * @param {?Object} properties attributes; on… are listeners, absent and false ones are left out
 * @param {...(Node|string|Array|null|false)} children strings become text
 * @returns {HTMLElement}
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  append(element, children);
  apply(element, properties);
  return element;
}

/** An element of a picture, like {@link h}. */
export function svg(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  apply(element, properties);
  return append(element, children);
}

/** What somebody wrote, kept apart from the direction of the text around it. */
export function said(text) {
  return h("bdi", null, text ?? "");
}

/** Puts other children into an element, and answers it. */
export function fill(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

let lastId = 0;

/** An id that no other element has. */
export function freshId(word) {
  lastId += 1;
  return `${word}-${lastId}`;
}

/** Calls late: only once nothing has come for some milliseconds. */
export function settled(milliseconds, call) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...values), milliseconds);
  };
}
