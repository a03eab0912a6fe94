// What happened to something, from its audit entries.

import { h, said } from "../dom.js";
import { momentOf, words } from "../format.js";
import { openDialog } from "../ui/dialog.js";

const SENTENCES = {
  "quotes.create": "wrote the quote",
  "quotes.update": "changed the quote",
  "quotes.status_transition": "moved the quote on",
  "quotes.link_changed": "changed a link",
  "quotes.convert": "converted the quote",
  "quotes.delete": "deleted the quote",
  "approvals.decide": "decided on the approval",
  "auth.login": "signed in",
  "auth.logout": "signed out",
  "auth.login_failed": "failed to sign in",
  "auth.locked": "was locked out",
};

const ACTORS = { system: "The system", link: "The customer, by a link" };

/** Who did it. */
export function actorOf(entry) {
  return entry.actor?.name ? said(entry.actor.name) : (ACTORS[entry.actor?.kind] ?? "Somebody");
}

/** What was done, in words. */
export function deedOf(entry) {
  const { before, after } = entry;
  if (before?.status && after?.status && before.status !== after.status) {
    return `${SENTENCES[entry.action] ?? words(entry.action)}: ${before.status} → ${after.status}`;
  }
  return SENTENCES[entry.action] ?? words(entry.action);
}

function value(content) {
  if (content === undefined || content === null) {
    return "–";
  }
  return typeof content === "object" ? JSON.stringify(content, null, 1) : String(content);
}

/** Shows everything that an entry holds, in a dialog. */
export function openEntry(entry) {
  const fields = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])];
  const fact = (term, text) => (text ? h("div", null, h("dt", null, term), h("dd", null, text)) : null);
  openDialog({
    title: words(entry.action),
    wide: true,
    body: h(
      "div",
      { class: "stack" },
      h(
        "dl",
        { class: "facts across" },
        fact("Who", actorOf(entry)),
        fact("When", momentOf(entry.createdAt)),
        fact("From", entry.ipAddress),
        fact("Request", h("code", null, entry.requestId)),
        fact("Reason", entry.reason ? said(entry.reason) : null),
      ),
      fields.length > 0
        ? h(
            "div",
            { class: "table-wrap", tabindex: "0", role: "region", "aria-label": "Changed values" },
            h(
              "table",
              { class: "changes values" },
              h(
                "thead",
                null,
                h("tr", null, ["Field", "Before", "After"].map((word) => h("th", { scope: "col" }, word))),
              ),
              h(
                "tbody",
                null,
                fields.map((name) =>
                  h(
                    "tr",
                    null,
                    h("th", { scope: "row" }, name),
                    h("td", null, h("pre", null, said(value(entry.before?.[name])))),
                    h("td", null, h("pre", null, said(value(entry.after?.[name])))),
                  ),
                ),
              ),
            ),
          )
        : null,
      h("p", { class: "quiet small" }, "Sealed by ", h("code", null, entry.entryHash)),
    ),
  });
}

/** A list of entries, the latest first. */
export function trail(entries) {
  return h(
    "ol",
    { class: "trail" },
    entries.map((entry) =>
      h(
        "li",
        null,
        h(
          "p",
          null,
          h("strong", null, actorOf(entry)),
          " ",
          h("button", { type: "button", class: "text-button", onclick: () => openEntry(entry) }, deedOf(entry)),
        ),
        h("p", { class: "quiet small" }, momentOf(entry.createdAt), entry.reason ? [" · ", said(entry.reason)] : null),
      ),
    ),
  );
}
