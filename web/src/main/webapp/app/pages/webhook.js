// One webhook and what was delivered to it.

import { h, fill, said } from "../dom.js";
import { get, patch, post, remove } from "../api.js";
import { can } from "../session.js";
import { momentOf, pill, words } from "../format.js";
import { go } from "../router.js";
import { ask } from "../ui/dialog.js";
import { list } from "../ui/list.js";
import { button, fact, recordHead } from "../ui/record.js";
import { empty } from "../ui/states.js";
import { tell, warn } from "../ui/toast.js";
import { sendWebhook, showSecret, webhookBody, webhookFields } from "./webhooks.js";

const STATUSES = ["pending", "delivered", "failed", "abandoned"].map((status) => [status, words(status)]);


function answerWords(delivery) {
  if (delivery.lastError) {
    return said(delivery.lastError);
  }
  return delivery.lastStatusCode ? `Answered ${delivery.lastStatusCode}` : "";
}

function attemptWords(delivery) {
  const count = delivery.attempts === 1 ? "1 attempt" : `${delivery.attempts} attempts`;
  return delivery.nextAttemptAt ? [count, ", next ", momentOf(delivery.nextAttemptAt)] : count;
}

function deliveries(webhook, changed) {
  const replay = async (delivery) => {
    try {
      await post(`/webhooks/${webhook.id}/deliveries/${delivery.id}/replay`);
      tell("It is delivered once more.");
      changed();
    } catch (problem) {
      warn(problem.message);
    }
  };
  return list({
    path: `/webhooks/${webhook.id}/deliveries`,
    caption: "Deliveries, the newest first",
    words: "deliveries",
    filters: [{ name: "status", label: "State", options: STATUSES }],
    columns: [
      { title: "Event", head: true, cell: (delivery) => [words(delivery.eventType), h("span", { class: "below" }, momentOf(delivery.createdAt))] },
      { title: "State", class: "phone-end", cell: (delivery) => pill(delivery.status) },
      { title: "Attempts", class: "full", cell: (delivery) => [attemptWords(delivery), h("span", { class: "below" }, answerWords(delivery))] },
      ...(can("webhooks.manage")
        ? [
            {
              title: h("span", { class: "unseen" }, "Actions"),
              class: "end",
              cell: (delivery) =>
                delivery.status === "pending"
                  ? null
                  : h("button", { type: "button", class: "text-button", onclick: () => replay(delivery) }, "Deliver again"),
            },
          ]
        : []),
    ],
    nothing: empty("Nothing was delivered yet", "The first event shows up here, or a test that you send."),
  });
}

async function drop(webhook) {
  const isGone = await ask({
    title: "Delete the webhook",
    lead: "It is told of nothing any more, and its deliveries are forgotten.",
    action: "Delete",
    danger: true,
    run: () => remove(`/webhooks/${webhook.id}`, webhook.etag).then(() => true),
  });
  if (isGone) {
    tell("Deleted.");
    go("/webhooks");
  }
}

function facts(webhook) {
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Details")),
    h(
      "dl",
      { class: "panel-body facts" },
      fact("Address", said(webhook.url)),
      fact("Told of", webhook.events.map((event) => [h("span", { class: "tag" }, words(event.replace(/^quote\./, ""))), " "])),
      fact("Switched off because", webhook.disabledReason ? said(webhook.disabledReason) : null),
      fact("Earlier secret is good until", webhook.previousSecretUntil ? momentOf(webhook.previousSecretUntil) : null),
    ),
  );
}

/** Shows it. */
export async function show({ params }) {
  const page = h("div", { class: "page" });

  async function draw() {
    const webhook = await get(`/webhooks/${params.id}`);
    const after = (text, then = () => {}) => (result) => {
      if (result) {
        tell(text);
        then(result);
        draw();
      }
    };
    const test = () =>
      post(`/webhooks/${webhook.id}/test`)
        .then(after("A test is on its way."))
        .catch((problem) => warn(problem.message));
    const rotate = () =>
      ask({
        title: "New secret",
        lead: "The present one stays good for 24 hours, so that the receiver can change over.",
        action: "Make it",
        run: () => post(`/webhooks/${webhook.id}/rotate-secret`, {}, { ifMatch: webhook.etag }),
      }).then(after("There is a new secret.", showSecret));
    const edit = async () => {
      const fields = await webhookFields(webhook);
      const saved = await ask({
        title: "Edit the webhook",
        action: "Save",
        fields,
        run: (form) => sendWebhook(patch(`/webhooks/${webhook.id}`, webhookBody(form), webhook.etag)),
      });
      after("Saved.")(saved);
    };
    fill(
      page,
      recordHead(said(webhook.name), {
        list: "/webhooks",
        of: "Webhooks",
        marks: [pill(webhook.isActive ? "active" : "inactive")],
        actions: can("webhooks.manage")
          ? [button("Delete", () => drop(webhook), "danger"), button("New secret", rotate), button("Edit", edit), button("Send a test", test, "main")]
          : null,
      }),
      h("div", { class: "columns" }, h("div", null, await deliveries(webhook, draw)), h("div", null, facts(webhook))),
    );
  }
  await draw();
  return page;
}
