// Addresses outside that are told of what happens.

import { h, said } from "../dom.js";
import { description, get, post } from "../api.js";
import { can } from "../session.js";
import { pill, words } from "../format.js";
import { go } from "../router.js";
import { ask, openDialog } from "../ui/dialog.js";
import { field, input, tick, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { pageHead, table, whole } from "../ui/list.js";
import { empty } from "../ui/states.js";

const USUAL = ["quote.sent", "quote.accepted", "quote.rejected", "quote.expired"];

/** The events of quotes, as the server describes them. */
async function eventsThereAre() {
  const { components } = await description();
  return components.schemas.EventType.enum.filter((event) => event.startsWith("quote."));
}

/** The fields of an endpoint, filled with what is known. @returns {Promise<Array>} */
export async function webhookFields(webhook) {
  const chosen = new Set(webhook?.events ?? USUAL);
  const events = [...new Set([...(await eventsThereAre()), ...chosen])];
  return [
    field("Name", input("name", { value: webhook?.name ?? "" })),
    field("Address", input("url", { type: "url", value: webhook?.url ?? "", placeholder: "https://" }), {
      hint: "https, and a host on the public internet.",
    }),
    h(
      "fieldset",
      { class: "plain stack tight" },
      h("legend", null, "It is told when a quote is"),
      h(
        "div",
        { class: "event-grid" },
        events.map((event) => tick("event", words(event.replace(/^quote\./, "")), { value: event, checked: chosen.has(event) })),
      ),
    ),
    tick("isActive", "In use", { checked: webhook?.isActive ?? true }),
  ];
}

/** What those fields say, as the interface takes it. */
export function webhookBody(form) {
  const { event, ...given } = values(form, null);
  return { ...given, events: [...form.querySelectorAll("[name=event]:checked")].map(({ value }) => value) };
}

/** Sends what the fields say; a forbidden address is told beside its field. */
export async function sendWebhook(work) {
  try {
    return await work;
  } catch (problem) {
    if (problem.code === "WEBHOOK_URL_FORBIDDEN" && problem.errors.length === 0) {
      problem.errors = [{ pointer: "/url", detail: problem.message }];
    }
    throw problem;
  }
}

/** Shows a secret, which nobody can read again. */
export function showSecret(webhook) {
  openDialog({
    title: "The secret",
    body: h(
      "div",
      { class: "stack" },
      h("p", { class: "lead" }, "By it the receiver knows that a message comes from here. It is shown only now."),
      field("Secret", input("secret", { value: webhook.secret, readOnly: true, onfocus: (event) => event.target.select() })),
    ),
  });
}

async function create() {
  const webhook = await ask({
    title: "New webhook",
    action: "Create",
    fields: await webhookFields(null),
    run: (form) => sendWebhook(post("/webhooks", webhookBody(form))),
  });
  if (webhook) {
    go(`/webhooks/${webhook.id}`);
    showSecret(webhook);
  }
}

/** Shows all of them. */
export async function show() {
  const { items } = await get("/webhooks");
  const button = () => h("button", { type: "button", class: "button main", onclick: create }, icon("plus"), "Webhook");
  const mayCreate = can("webhooks.manage");
  return h(
    "div",
    { class: "page" },
    pageHead("Webhooks", { below: "Programs elsewhere that are told of what happens to quotes.", actions: mayCreate ? button() : null }),
    h(
      "section",
      { class: "panel" },
      items.length === 0
        ? empty("No webhooks yet", "Have bookkeeping or chat told when a customer decides.", mayCreate ? button() : null)
        : h(
            "div",
            { class: "table-wrap" },
            table(
              [
                { title: "Name", head: true, cell: (webhook) => whole(`#/webhooks/${webhook.id}`, said(webhook.name)) },
                { title: "State", class: "phone-end", cell: (webhook) => pill(webhook.isActive ? "active" : "inactive") },
                { title: "Address", class: "full", cell: (webhook) => h("span", { class: "clip" }, said(webhook.url)) },
                { title: "Told of", class: "figure", cell: (webhook) => h("span", { class: "quiet" }, `${webhook.events.length} events`) },
              ],
              items,
              { class: "rows" },
            ),
          ),
    ),
  );
}
