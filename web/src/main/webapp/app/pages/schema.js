// The schema of the database: what was applied, what is pending, and whether it is what the scripts made of it.

import { h } from "../dom.js";
import { get } from "../api.js";
import { momentOf, words } from "../format.js";
import { pageHead, table } from "../ui/list.js";
import { tableMap } from "../ui/table-map.js";

const TONES = { ok: "good", pending: "warn", drifted: "bad", invalid: "bad" };
const SENTENCES = {
  ok: "The database is what this build expects.",
  pending: "Scripts of this build were not applied yet.",
  drifted: "The live schema is not what its scripts made of it.",
  invalid: "Journal or checksums don't agree with this build.",
};

function panel(title, state, body) {
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", null, title), state), body);
}

function mark(isGood, good, bad) {
  return h("span", { class: ["pill", isGood ? "good" : "bad"] }, isGood ? good : bad);
}

function verdict({ destructive, confirmedBy }) {
  return destructive
    ? [h("span", { class: "pill warn" }, "Destructive"), confirmedBy ? h("span", { class: "below" }, `confirmed by ${confirmedBy}`) : null]
    : h("span", { class: "pill mute" }, "Safe");
}

function scripts({ applied, pending }) {
  const rows = [
    ...pending.map((script) => ({ ...script, isPending: true })),
    ...applied.toReversed(),
  ];
  const columns = [
    { title: "Version", head: true, cell: (script) => h("code", null, script.version) },
    { title: "State", class: "phone-end", cell: (script) => mark(script.success !== false && !script.isPending, "Applied", script.isPending ? "Pending" : "Failed") },
    { title: "What", class: "full", cell: (script) => words(script.description) },
    { title: "Verdict", cell: verdict },
    { title: "Applied", class: "phone-off", cell: (script) => (script.installedOn ? momentOf(script.installedOn) : "") },
    { title: "Took", class: "figure", cell: (script) => (script.executionMs === undefined ? "" : `${script.executionMs} ms`) },
  ];
  return h("div", { class: "table-wrap" }, table(columns, rows, { class: "rows" }));
}

function objects(list, kind, sign) {
  return list.map((entry) =>
    h(
      "li",
      { class: kind },
      h("span", { class: "sign", "aria-hidden": "true" }, sign),
      h("span", null, h("code", null, entry.object ?? entry), entry.definition ? h("span", { class: "below" }, entry.definition) : null),
    ),
  );
}

function drift({ ok, missing, unexpected, different, checkedAt }) {
  if (ok) {
    return h("p", { class: "panel-body quiet" }, "No difference. Looked at ", momentOf(checkedAt), ".");
  }
  return h(
    "ul",
    { class: "panel-body diff-list" },
    objects(missing, "removed", "−"),
    objects(unexpected, "added", "+"),
    different.map((entry) =>
      h(
        "li",
        { class: "changed" },
        h("code", null, entry.object),
        h("p", null, h("del", null, entry.expected)),
        h("p", null, h("ins", null, entry.found)),
      ),
    ),
  );
}

function messages(list, good) {
  return list.length === 0
    ? h("p", { class: "panel-body quiet" }, good)
    : h("ul", { class: "panel-body plain-list" }, list.map((text) => h("li", null, text)));
}

/** Shows the state of the schema. */
export async function show() {
  const state = await get("/admin/schema");
  const { drift: live, validation, jsonb, checksums } = state;
  return h(
    "div",
    { class: "page" },
    pageHead("Schema", {
      above: h("p", { class: "eyebrow" }, `${state.database.product} ${state.database.version}`, h("span", { class: ["pill", TONES[state.status]] }, words(state.status))),
      below: SENTENCES[state.status],
    }),
    h(
      "dl",
      { class: "tiles" },
      [
        ["Version", state.currentVersion ?? "none", `this build expects ${state.expectedVersion}`],
        ["Applied", String(state.applied.length), `${state.pending.length} pending`],
        ["Guarded documents", `${jsonb.guarded} of ${jsonb.columns}`, jsonb.unguarded.length === 0 ? "the rest is exempt" : `${jsonb.unguarded.length} unguarded`],
        ["Tables", String(state.tables?.length ?? "–"), "in the live catalog"],
      ].map(([term, value, note]) =>
        h("div", { class: "tile" }, h("dt", null, term), h("dd", { class: "figure" }, value, h("span", { class: "below" }, note))),
      ),
    ),
    h(
      "div",
      { class: "columns even" },
      panel("Drift", mark(live.ok, "None", "Found"), drift(live)),
      panel("Entities", mark(validation.ok, "They fit", "They don't fit"), messages(validation.messages, "The code and the database mean the same.")),
      panel("Metadata guard", mark(jsonb.unguarded.length === 0, "Complete", "Gaps"), messages(jsonb.unguarded, "No document can hold business values: the database refuses them itself.")),
      panel("Checksums", mark(checksums.ok, "They agree", "They differ"), messages(checksums.mismatches.map(({ version }) => version), "Every applied script is the one in this build.")),
    ),
    panel("Scripts", null, scripts(state)),
    state.tables
      ? panel(
          "Tables",
          h("span", { class: "quiet small" }, "From the live catalog. Every table also belongs to an organization."),
          tableMap(state.tables, "organizations"),
        )
      : null,
  );
}
