// The rules that say when a quote needs approval, and whose.

import { h, fill, isolated, said } from "../dom.js";
import { get, patch, post, remove } from "../api.js";
import { can } from "../session.js";
import { pill } from "../format.js";
import { ask } from "../ui/dialog.js";
import { field, input, refuse, select, tick, values, wholeNumber } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { pageHead } from "../ui/list.js";
import { empty } from "../ui/states.js";
import { tell } from "../ui/toast.js";
import { conditionOf, conditionRows, conditionWords } from "../settings/conditions.js";
import { learnCustomers } from "../settings/customer-names.js";
import { maySeeRoles, nameOf, rolesThereAre } from "./team.js";

const MANY = 200;
const LEVELS = [1, 2, 3, 4, 5].map((level) => [String(level), `Level ${level}`]);

/** Roles and people that may be asked, by `kind:id`. */
async function approvers() {
  const [roles, people] = await Promise.all([
    rolesThereAre(),
    can("users.view") ? get("/users", { status: "active", sort: "displayName", limit: MANY }).then(({ items }) => items) : [],
  ]);
  return new Map([
    ...roles.map((role) => [`role:${role.id}`, `Anybody who is ${isolated(role.name)}`]),
    ...people.map((person) => [`user:${person.id}`, isolated(nameOf(person))]),
  ]);
}

const keyOf = ({ kind, id }) => `${kind}:${id}`;

async function edit(rule, known, currency) {
  const conditions = (rule?.conditions ?? [{ field: "netTotal", op: "gte", value: "" }]).map((condition) => ({
    ...condition,
    value: Array.isArray(condition.value) ? condition.value.join(", ") : String(condition.value),
  }));
  const options = [...known];
  if (rule && !known.has(keyOf(rule.approver))) {
    options.unshift([keyOf(rule.approver), "As it is"]);
  }
  return ask({
    title: rule ? "Edit the rule" : "New rule",
    lead: "It asks for approval when all of its conditions hold.",
    action: rule ? "Save" : "Create",
    wide: true,
    fields: [
      h(
        "div",
        { class: "fields" },
        field("Name", input("name", { value: rule?.name ?? "" })),
        field("When", select("level", LEVELS, { value: String(rule?.level ?? 1) }), { hint: "Lower levels decide first." }),
        field("Who decides", select("approver", options, rule ? { value: keyOf(rule.approver) } : undefined)),
        field("How many must approve", input("minApprovals", { inputmode: "numeric", value: String(rule?.minApprovals ?? 1) })),
      ),
      conditionRows(conditions, currency),
      tick("active", "In use", { checked: rule?.active ?? true }),
    ],
    run: (form) => {
      const { name, level, approver, minApprovals, active } = values(form);
      const [kind, id] = (approver ?? "").split(":", 2);
      const body = {
        name,
        level: Number(level),
        conditions: conditions.map(conditionOf),
        approver: { kind, id },
        minApprovals: wholeNumber(minApprovals),
        active,
      };
      return rule ? patch(`/approval-rules/${rule.id}`, body, rule.etag) : post("/approval-rules", body);
    },
  });
}

function ruleItem(rule, known, currency, actions) {
  const who = known.get(keyOf(rule.approver)) ?? (rule.approver.kind === "role" ? "A role" : "One person");
  return h(
    "li",
    { class: "rule" },
    h("span", { class: "rule-level", "aria-label": `Level ${rule.level}` }, String(rule.level)),
    h(
      "div",
      { class: "stack tight" },
      h("div", { class: "row" }, h("strong", null, said(rule.name)), rule.active ? null : pill("inactive")),
      h("ul", { class: "conditions" }, rule.conditions.map((condition) => h("li", { class: "tag" }, conditionWords(condition, currency)))),
      h("p", { class: "quiet small" }, who, rule.minApprovals > 1 ? `, ${rule.minApprovals} of them` : ""),
    ),
    actions
      ? h(
          "span",
          { class: "rule-tools" },
          h("button", { type: "button", class: "bare", "aria-label": `Edit ${rule.name}`, onclick: () => actions.edit(rule) }, icon("edit")),
          h("button", { type: "button", class: "bare", "aria-label": `Delete ${rule.name}`, onclick: () => actions.drop(rule) }, icon("trash")),
        )
      : null,
  );
}

function answerList(title, answers) {
  return answers.length === 0
    ? null
    : h(
        "section",
        { class: "stack tight" },
        h("h3", null, title),
        h(
          "ul",
          { class: "plain-list" },
          answers.map(({ name, level, because }) =>
            h("li", null, h("strong", null, said(name)), h("span", { class: "quiet" }, ` · level ${level}`), because.map((why) => h("span", { class: "below" }, said(why)))),
          ),
        ),
      );
}

/** Asks the rules about a quote that does not exist. */
function trial(currency) {
  const notice = h("p", { class: "notice wrong", role: "alert", hidden: true });
  const result = h("div", { class: "stack", "aria-live": "polite" });
  const number = (name, label) => field(label, input(`values.${name}`, { inputmode: "decimal", class: "numeric" }), { optional: true });
  const form = h(
    "form",
    { class: "panel-body stack", novalidate: true, "aria-label": "Try the rules" },
    notice,
    number("netTotal", currency ? `Net total in ${currency}` : "Net total"),
    number("discountPercent", "Discount, per cent"),
    can("quotes.view_cost") ? number("marginPercent", "Margin, per cent") : null,
    tick("newCustomer", "A customer who never accepted a quote"),
    h("div", null, h("button", { type: "submit", class: "button" }, "Ask the rules")),
    result,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { newCustomer, ...given } = values(form);
    const stated = Object.entries(given).map(([name, value]) => [name.split(".")[1], value]);
    try {
      const answer = await post("/approval-rules/simulate", { values: { ...Object.fromEntries(stated), newCustomer } }, { key: null });
      notice.hidden = true;
      fill(
        result,
        answer.matches.length === 0 ? h("p", { class: "notice" }, "No rule asks for approval.") : null,
        answerList("Need approval by", answer.matches),
        answerList("Ask for nothing", answer.unmatched),
      );
    } catch (problem) {
      refuse(form, notice, problem);
    }
  });
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", null, "Try it")), form);
}

/** Shows the rules. */
export async function show() {
  const page = h("div", { class: "page" });
  const mayEdit = can("approvals.configure") && (maySeeRoles() || can("users.view"));
  const [known, currency] = await Promise.all([
    approvers(),
    can("settings.view") ? get("/organization").then((organization) => organization.currency) : "",
  ]);

  async function draw() {
    const { items } = await get("/approval-rules");
    const named = items.flatMap(({ conditions }) => conditions).filter((condition) => condition.field === "customerId");
    await learnCustomers(named.flatMap(({ value }) => [value].flat()));
    const after = (text) => async (result) => {
      if (result) {
        tell(text);
        await draw();
      }
    };
    const actions = {
      edit: (rule) => edit(rule, known, currency).then(after("Saved.")),
      drop: (rule) =>
        ask({
          title: "Delete the rule",
          lead: ["Quotes that it has stopped go on waiting. New ones are not asked about ", said(rule.name), " any more."],
          action: "Delete",
          danger: true,
          run: () => remove(`/approval-rules/${rule.id}`, rule.etag).then(() => true),
        }).then(after("Deleted.")),
    };
    const add = () =>
      h("button", { type: "button", class: "button main", onclick: () => edit(null, known, currency).then(after("Created.")) }, icon("plus"), "Rule");
    fill(
      page,
      pageHead("Approval rules", {
        above: h("p", { class: "eyebrow" }, h("a", { href: "#/approvals" }, "Approvals")),
        below: "When a quote needs somebody's approval before it is sent.",
        actions: mayEdit ? add() : null,
      }),
      h(
        "div",
        { class: "columns" },
        h(
          "section",
          { class: "panel" },
          h("div", { class: "panel-head" }, h("h2", null, "Rules")),
          items.length === 0
            ? empty("No rules yet", "Without rules, quotes are approved when they are submitted.")
            : h("ul", { class: "plain" }, items.map((rule) => ruleItem(rule, known, currency, mayEdit ? actions : null))),
        ),
        trial(currency),
      ),
    );
  }
  await draw();
  return page;
}
