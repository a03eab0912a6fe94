// Records what a customer decided outside of the page.

import { h, said } from "../dom.js";
import { get, newKey, post } from "../api.js";
import { figure } from "../format.js";
import { ask } from "../ui/dialog.js";
import { area, field, input, select } from "../ui/form.js";

const CHANNELS = [
  ["email", "By e-mail"],
  ["phone", "By phone"],
  ["paper", "On paper"],
  ["other", "Otherwise"],
];

function choices(content) {
  const optional = content.lines.filter(({ selection }) => selection.mode === "optional");
  const groups = (content.groups ?? []).map((group) => ({
    ...group,
    members: content.lines.filter(({ selection }) => selection.group === group.code),
  }));
  if (optional.length + groups.length === 0) {
    return null;
  }
  const box = (type, name, line) =>
    h(
      "label",
      { class: "tick" },
      h("input", { type, name, value: line.id ?? line.key, checked: Boolean(line.selection.selected) }),
      h("span", null, said(line.description), " ", h("span", { class: "quiet figure" }, figure(line.amounts.gross))),
    );
  return h(
    "fieldset",
    { class: "plain stack tight" },
    h("legend", null, "What they take"),
    optional.map((line) => box("checkbox", "option", line)),
    groups.map((group) =>
      h(
        "fieldset",
        { class: "plain stack tight" },
        h("legend", null, said(group.title)),
        group.members.map((line) => box("radio", `group.${group.code}`, line)),
      ),
    ),
  );
}

function selection(form, content) {
  const options = [...form.querySelectorAll("[name=option]:checked")].map(({ value }) => value);
  const alternatives = {};
  for (const { code } of content.groups ?? []) {
    const chosen = form.querySelector(`[name="group.${code}"]:checked`);
    if (chosen) {
      alternatives[code] = chosen.value;
    }
  }
  return { options, alternatives };
}

/**
 * Asks how and who, and records it.
 * @param {Object} quote
 * @param {"accept"|"reject"} word
 */
export async function recordDecision(quote, word) {
  const isYes = word === "accept";
  // While a revision is written, the customer decides on what was sent, not on what stands here.
  const content = isYes && quote.issued.version !== undefined ? await issuedContent(quote) : quote;
  const key = newKey();
  const text = (form, name) => form.elements[name].value.trim() || undefined;
  return ask({
    title: isYes ? "Record acceptance" : "Record refusal",
    lead: `Of version ${quote.issued.version}, as you learned of it. It is marked as recorded by you.`,
    action: "Record",
    danger: !isYes,
    fields: [
      field("How", select("channel", CHANNELS)),
      field("Who", input("name")),
      isYes ? field("Their role", input("role"), { optional: true }) : null,
      field("Reference", input("reference"), { hint: "Such as an order number or the date of a call." }),
      isYes ? choices(content) : field("Their reason", area("reason")),
    ],
    run: (form) => {
      const body = { channel: text(form, "channel"), name: text(form, "name"), reference: text(form, "reference") };
      if (isYes) {
        body.role = text(form, "role");
        body.selection = selection(form, content);
      } else {
        body.reason = text(form, "reason");
      }
      return post(`/quotes/${quote.id}/${word}`, body, { ifMatch: quote.etag, key });
    },
  });
}

async function issuedContent(quote) {
  const isSame = quote.version === quote.issued.version;
  return isSame ? quote : get(`/quotes/${quote.id}/versions/${quote.issued.version}`);
}
