// Puts a quote in front of the customer, and hands out the links.

import { h, isolated, said } from "../dom.js";
import { get, newKey, post } from "../api.js";
import { can } from "../session.js";
import { ask, openDialog } from "../ui/dialog.js";
import { area, field, input, select, tick } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { tell } from "../ui/toast.js";

const MOST = 10;

/** One link, to be copied. */
function linkRow(recipient, url) {
  const box = input("link", { readOnly: true, value: url, "aria-label": "Link", dir: "ltr" });
  box.addEventListener("focus", () => box.select());
  const copy = async () => {
    box.select();
    await navigator.clipboard.writeText(url);
    tell("Copied.");
  };
  return h(
    "div",
    { class: "link-row" },
    h("p", null, h("strong", null, said(recipient.name ?? recipient.email ?? "Whoever has the link"))),
    h("div", { class: "row no-wrap" }, box, h("button", { type: "button", class: "button", onclick: copy }, icon("copy"), "Copy")),
  );
}

/** Shows links that can be seen this once. */
export function showLinks(links) {
  const rows = links.map(({ recipient, url }) =>
    url ? linkRow(recipient, url) : h("p", null, said(recipient.name ?? recipient.email), ": sent by mail."),
  );
  openDialog({
    title: links.length === 1 ? "The link" : "The links",
    body: h(
      "div",
      { class: "stack" },
      h("p", { class: "lead" }, "Shown once: only a fingerprint of each is kept. A further link can be made at any time."),
      rows,
      h("a", { class: "button", href: links[0]?.url ?? "#", target: "_blank", rel: "noopener", hidden: !links[0]?.url }, "Open the customer's page"),
    ),
  });
}

function recipientRow(number, contacts, drop) {
  const pick = contacts.length > 0
    ? select(`recipients.${number}.contactId`, [
        ["", "Somebody else"],
        ...contacts.map(({ id, firstName, lastName }) => [id, isolated(`${firstName} ${lastName}`)]),
      ])
    : null;
  const name = field("Name", input(`recipients.${number}.name`));
  const mail = field("E-mail", input(`recipients.${number}.email`, { type: "email" }));
  if (pick) {
    const primary = contacts.find(({ isPrimary }) => isPrimary) ?? contacts[0];
    pick.value = number === 0 ? primary.id : "";
    const follow = () => {
      name.hidden = mail.hidden = pick.value !== "";
    };
    pick.addEventListener("change", follow);
    follow();
  }
  const row = h(
    "fieldset",
    { class: "recipient" },
    h("legend", null, `Recipient ${number + 1}`),
    h("div", { class: "fields" }, pick ? field("Contact", pick) : null, name, mail),
    h(
      "div",
      { class: "spread" },
      tick(`recipients.${number}.mayDecide`, "May accept or decline", { checked: true }),
      number > 0
        ? h("button", { type: "button", class: "bare", "aria-label": `Remove recipient ${number + 1}`, onclick: () => drop(row) }, icon("trash"))
        : null,
    ),
  );
  return row;
}

/** What a form says of recipients; those without a name, an address and a contact are left out. */
function recipients(form) {
  return [...form.querySelectorAll(".recipient")]
    .map((row) => {
      const value = (member) => row.querySelector(`[name$=".${member}"]`)?.value.trim() || undefined;
      const contactId = value("contactId");
      return {
        contactId,
        name: contactId ? undefined : value("name"),
        email: contactId ? undefined : value("email"),
        mayDecide: row.querySelector('[name$=".mayDecide"]').checked,
      };
    })
    .filter(({ contactId, name, email }) => contactId || name || email);
}

/** Asks for recipients and sends. @returns {Promise<Object>} the quote, or undefined */
export async function sendQuote(quote) {
  const answer = can("customers.view")
    ? await get(`/customers/${quote.customerId}/contacts`).catch(() => ({ items: [] }))
    : { items: [] };
  const people = h("div", { class: "stack" });
  let number = 0;
  const add = () => {
    people.append(recipientRow(number, answer.items, (row) => row.remove()));
    number += 1;
    more.hidden = people.children.length >= MOST;
  };
  const more = h("button", { type: "button", class: "button", onclick: add }, icon("plus"), "Another recipient");
  add();
  const key = newKey();
  const result = await ask({
    title: `Send ${quote.quoteNumber}${quote.version > 1 ? ` v${quote.version}` : ""}`,
    lead: "This version is frozen as it stands; each recipient gets a link of their own.",
    action: "Send",
    fields: [
      people,
      more,
      field(
        "How",
        select("channel", [
          ["link", "I pass the links on myself"],
          ["email", "By e-mail"],
        ]),
      ),
      field("Message", area("message"), { optional: true, hint: "Stands in the e-mail." }),
    ],
    run: (form) =>
      post(
        `/quotes/${quote.id}/send`,
        {
          channel: form.elements.channel.value,
          recipients: recipients(form),
          message: form.elements.message.value.trim() || undefined,
        },
        { ifMatch: quote.etag, key },
      ),
  });
  if (result) {
    showLinks(result.links);
  }
  return result?.quote;
}

/** Asks for one more recipient of what was sent. */
export function addLink(quote) {
  return ask({
    title: "Another link",
    action: "Make the link",
    fields: [
      field("Name", input("name")),
      field("E-mail", input("email", { type: "email" })),
      tick("mayDecide", "May accept or decline", { checked: true }),
    ],
    run: (form) =>
      post(
        `/quotes/${quote.id}/links`,
        {
          recipient: {
            name: form.elements.name.value.trim() || undefined,
            email: form.elements.email.value.trim() || undefined,
          },
          mayDecide: form.elements.mayDecide.checked,
        },
        { ifMatch: quote.etag },
      ),
  });
}

