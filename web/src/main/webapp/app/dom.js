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
  for (const child of children) {
    if (Array.isArray(child)) {
      append(element, child);
    } else if (child !== undefined && child !== null && child !== false) {
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

const OPENS = /[\u2066-\u2068]/;
const CLOSES = "\u2069";
const LINES = /(?<=[\n\u2029])/;

/** A text in which every isolation that begins ends, line by line: a stray end would let it out of the one around it. */
function balanced(text) {
  if (!text.includes(CLOSES) && !OPENS.test(text)) {
    return text;
  }
  const line = (part) => {
    let depth = 0;
    let kept = "";
    for (const character of part.replace(/[\n\u2029]$/, "")) {
      if (character !== CLOSES || depth > 0) {
        kept += character;
        depth += character === CLOSES ? -1 : OPENS.test(character) ? 1 : 0;
      }
    }
    return kept + CLOSES.repeat(depth) + (/[\n\u2029]$/.exec(part)?.[0] ?? "");
  };
  return text.split(LINES).map(line).join("");
}

/** What somebody wrote, kept apart from the direction of the text around it. */
export function said(text) {
  return h("bdi", null, balanced(String(text ?? "")));
}

/** The same for places that take no elements: options, titles of windows. */
export function isolated(text) {
  return `\u2068${balanced(String(text ?? ""))}${CLOSES}`;
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
