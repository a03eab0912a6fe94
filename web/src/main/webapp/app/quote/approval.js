// The approval of a quote: what asked for it, who decided, and the buttons of those who may.

import { h, fill, said } from "../dom.js";
import { get, newKey, post } from "../api.js";
import { canAll } from "../session.js";
import { momentOf, pill } from "../format.js";
import { ask } from "../ui/dialog.js";
import { area, field, values } from "../ui/form.js";
import { tell } from "../ui/toast.js";

function ruleItem(rule) {
  const isDone = rule.approvals >= rule.minApprovals;
  return h(
    "li",
    null,
    h(
      "div",
      { class: "spread" },
      h("strong", null, said(rule.name)),
      h("span", { class: ["pill", isDone ? "good" : "warn"] }, `${rule.approvals} of ${rule.minApprovals}`),
    ),
    rule.because.map((text) => h("p", { class: "quiet small" }, said(text))),
  );
}

function decisionItem(decision) {
  return h(
    "li",
    null,
    h("div", { class: "spread" }, pill(decision.decision), h("span", { class: "quiet small" }, momentOf(decision.decidedAt))),
    decision.comment || decision.reason ? h("p", { class: "prose" }, said(decision.comment ?? decision.reason)) : null,
  );
}

async function decide(round, word, changed) {
  const isYes = word === "approve";
  const key = newKey();
  const result = await ask({
    title: isYes ? "Approve" : "Reject",
    lead: isYes ? null : "The quote goes back to draft, with your reason.",
    action: isYes ? "Approve" : "Reject",
    danger: !isYes,
    fields: isYes
      ? field("Comment", area("comment"), { optional: true })
      : field("Reason", area("reason"), { hint: "3 characters or more." }),
    run: (form) => post(`/approvals/${round.id}/${word}`, values(form), { ifMatch: round.etag, key }),
  });
  if (result) {
    tell(isYes ? "Approved." : "Rejected.");
    changed();
  }
}

/** The buttons of a round that is open, for those who may decide. */
function decisionButtons(round, changed) {
  if (round.status !== "pending" || !canAll("approvals.decide", "quotes.approve")) {
    return null;
  }
  return h(
    "div",
    { class: "row" },
    h("button", { type: "button", class: "button main", onclick: () => decide(round, "approve", changed) }, "Approve"),
    h("button", { type: "button", class: "button danger", onclick: () => decide(round, "reject", changed) }, "Reject"),
  );
}

/** What is known of a round. */
export function roundView(round, changed) {
  return h(
    "div",
    { class: "stack" },
    round.note ? h("p", { class: "prose" }, said(round.note)) : null,
    h("ul", { class: "plain-list" }, round.rules.map(ruleItem)),
    round.decisions.length > 0 ? h("ul", { class: "plain-list" }, round.decisions.map(decisionItem)) : null,
    decisionButtons(round, changed),
  );
}

/** The panel beside a quote; loads by itself. */
export function approvalPanel(quote, changed) {
  const body = h("div", { class: "panel-body" });
  const { mode, roundId, status } = quote.approval;
  if (roundId) {
    get(`/approvals/${roundId}`)
      .then((round) => fill(body, roundView(round, changed)))
      .catch((problem) => fill(body, h("p", { class: "quiet" }, problem.message)));
  } else {
    fill(body, h("p", { class: "quiet" }, mode === "not_required" ? "No rule asked for anybody's approval." : "Not asked for yet."));
  }
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Approval"), status ? pill(status) : null),
    body,
  );
}
