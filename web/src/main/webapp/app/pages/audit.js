// The audit log of the organization.

import { h, said } from "../dom.js";
import { momentOf, words } from "../format.js";
import { list, pageHead } from "../ui/list.js";
import { empty } from "../ui/states.js";
import { actorOf, deedOf, openEntry } from "../quote/trail.js";

const TYPES = ["Quote", "Approval", "Customer", "Invoice", "Payment", "Project", "RateCard", "User", "Role", "Session", "Organization"].map(
  (type) => [type, words(type.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase())],
);

function subject(entry) {
  const name = words(entry.entityType.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());
  const number = entry.after?.quoteNumber ?? entry.after?.invoiceNumber ?? entry.after?.companyName ?? entry.after?.name;
  const isLinked = entry.entityType === "Quote" && entry.entityId;
  const text = number ? [name, " ", said(number)] : name;
  return isLinked ? h("a", { href: `#/quotes/${entry.entityId}` }, text) : text;
}

/** Shows the log. */
export async function show({ query }) {
  return h(
    "div",
    { class: "page" },
    pageHead("Audit log", { below: "Who did what, and when. Entries are only ever added, and each seals the one before." }),
    await list({
      path: "/audit-log",
      query,
      caption: "Audit entries, the latest first",
      words: "entries",
      filters: [
        { name: "entityType", label: "Subject", options: TYPES },
        { name: "action", label: "Action", placeholder: "Action, such as quotes.create" },
      ],
      columns: [
        { title: "When", class: "figure start", cell: (entry) => momentOf(entry.createdAt) },
        { title: "Who", head: true, class: "phone-end", cell: actorOf },
        {
          title: "What",
          class: "full",
          cell: (entry) => h("button", { type: "button", class: "text-button", onclick: () => openEntry(entry) }, deedOf(entry)),
        },
        { title: "Subject", class: "phone-off", cell: subject },
        { title: "From", class: "phone-off quiet", cell: (entry) => entry.ipAddress ?? "" },
      ],
      nothing: empty("Nothing happened yet"),
    }),
  );
}
