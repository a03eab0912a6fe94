// The links that customers have.

import { h, fill, said } from "../dom.js";
import { get, remove } from "../api.js";
import { momentOf, pill } from "../format.js";
import { ask } from "../ui/dialog.js";
import { icon } from "../ui/icons.js";
import { empty } from "../ui/states.js";
import { tell } from "../ui/toast.js";
import { addLink, showLinks } from "./send.js";

async function revoke(quote, link, again) {
  const name = link.recipient.name ?? link.recipient.email ?? "whoever has it";
  const done = await ask({
    title: "Revoke the link",
    lead: ["The link of ", said(name), " stops working at once."],
    action: "Revoke",
    danger: true,
    run: async () => {
      const now = await get(`/quotes/${quote.id}`);
      await remove(`/quotes/${quote.id}/links/${link.id}`, now.etag);
      return true;
    },
  });
  if (done) {
    tell("Revoked.");
    again();
  }
}

function linkRow(quote, link, again) {
  const { recipient } = link;
  return h(
    "tr",
    null,
    h(
      "th",
      { scope: "row", class: "full" },
      said(recipient.name ?? recipient.email ?? "Whoever has the link"),
      recipient.name && recipient.email ? h("span", { class: "below" }, said(recipient.email)) : null,
    ),
    h("td", null, `Version ${link.version}`),
    h("td", null, pill(link.state)),
    h("td", { class: "phone-off" }, recipient.mayDecide ? "May decide" : "Reads only"),
    h("td", { class: "phone-off" }, link.views > 0 ? `Read ${link.views} times` : "Not read yet"),
    h("td", { class: "phone-off" }, momentOf(link.createdAt)),
    h(
      "td",
      { class: "end" },
      link.state === "active"
        ? h("button", { type: "button", class: "text-button", onclick: () => revoke(quote, link, again) }, "Revoke")
        : null,
    ),
  );
}

/** Loads the links of a quote. */
export async function linksView(quote) {
  const panel = h("section", { class: "panel" });
  const isOpen = ["sent", "viewed"].includes(quote.issued?.state);

  async function mint() {
    const now = await get(`/quotes/${quote.id}`);
    const link = await addLink(now);
    if (link) {
      showLinks([link]);
      load();
    }
  }

  async function load() {
    const { items } = await get(`/quotes/${quote.id}/links`);
    fill(
      panel,
      h(
        "div",
        { class: "panel-head" },
        h("h2", null, "Links"),
        isOpen ? h("button", { type: "button", class: "button", onclick: mint }, icon("plus"), "Another link") : null,
      ),
      items.length === 0
        ? empty("No links", "Sending the quote makes one for each recipient.")
        : h(
            "div",
            { class: "table-wrap" },
            h(
              "table",
              { class: "rows" },
              h("caption", { class: "unseen" }, "Links of customers"),
              h(
                "thead",
                null,
                h(
                  "tr",
                  null,
                  ["Recipient", "Version", "State", "Right", "Views", "Made", ""].map((word) =>
                    h("th", { scope: "col" }, word || h("span", { class: "unseen" }, "Actions")),
                  ),
                ),
              ),
              h("tbody", null, items.map((link) => linkRow(quote, link, load))),
            ),
          ),
    );
  }
  await load();
  return panel;
}
