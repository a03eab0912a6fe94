// What pages of one record have in common: their head, and what is known of it.

import { h } from "../dom.js";
import { pageHead } from "./list.js";

/** One thing that is known, for a list of such things; nothing if it isn't. */
export const fact = (term, value) => (value ? h("div", null, h("dt", null, term), h("dd", null, value)) : null);

/** A button for the head of a page. @param {"main"|"danger"=} kind */
export const button = (word, onclick, kind) => h("button", { type: "button", class: ["button", kind], onclick }, word);

/**
 * The head of a record's page.
 * @param {Node|string} title
 * @param {{list: string, of: string, marks?: Array, below?: Node|string|Array, actions?: Array}} parts where the list of
 *     such records is, how it is called, and what stands beside that
 */
export function recordHead(title, { list, of, marks, below, actions }) {
  return pageHead(title, { above: h("p", { class: "eyebrow" }, h("a", { href: `#${list}` }, of), marks), below, actions });
}
