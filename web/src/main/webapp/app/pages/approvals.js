// The inbox of those who approve.

import { h, fill, said } from "../dom.js";
import { get } from "../api.js";
import { can } from "../session.js";
import { money, momentOf, pill } from "../format.js";
import { pageHead } from "../ui/list.js";
import { failure, empty, skeleton } from "../ui/states.js";
import { tabs } from "../ui/tabs.js";
import { roundView } from "../quote/approval.js";

const MOST = 50;

async function card(summary, changed) {
  const [round, quote] = await Promise.all([
    get(`/approvals/${summary.id}`),
    can("quotes.view") ? get(`/quotes/${summary.entityId}`).catch(() => null) : null,
  ]);
  return h(
    "article",
    { class: "panel" },
    h(
      "div",
      { class: "panel-head" },
      h(
        "h2",
        null,
        quote ? h("a", { href: `#/quotes/${quote.id}` }, quote.quoteNumber, " · ", said(quote.title)) : "A quote",
      ),
      h("span", { class: "row" }, quote ? h("strong", { class: "figure" }, money(quote.totals.grandTotal, quote.currency)) : null, pill(round.status)),
    ),
    h(
      "div",
      { class: "panel-body stack" },
      h("p", { class: "quiet small" }, "Asked for ", momentOf(round.requestedAt)),
      roundView(round, changed),
    ),
  );
}

async function inbox(query, nothing) {
  const area = h("div", { class: "stack" });
  async function load() {
    fill(area, skeleton("approvals"));
    try {
      const { items } = await get("/approvals", { ...query, limit: MOST });
      const cards = await Promise.all(items.map((summary) => card(summary, load)));
      fill(area, cards.length > 0 ? cards : h("section", { class: "panel" }, nothing()));
    } catch (problem) {
      fill(area, failure(problem, load));
    }
  }
  await load();
  return area;
}

/** Shows what waits for a decision, and what was decided. */
export async function show() {
  const mine = () =>
    inbox({ status: "pending", assignedToMe: true }, () => empty("Nothing waits for you", "Quotes that need your approval appear here."));
  const open = () => inbox({ status: "pending" }, () => empty("Nothing is open", "No quote waits for anybody's approval."));
  const decided = () =>
    inbox({ status: "approved,rejected" }, () => empty("Nothing was decided yet", "Rounds stay here once they have ended."));
  return h(
    "div",
    { class: "page" },
    pageHead("Approvals", { actions: can("approvals.configure") ? h("a", { class: "button", href: "#/approvals/rules" }, "Rules") : null }),
    tabs("Approvals", [
      ...(can("approvals.decide") ? [{ title: "For me", make: mine }] : []),
      { title: "All open", make: open },
      { title: "Decided", make: decided },
    ]),
  );
}
