// What can be done with a quote from where it stands, and what each asks first.

import { h } from "../dom.js";
import { get, newKey, post, remove } from "../api.js";
import { can } from "../session.js";
import { go } from "../router.js";
import { ask } from "../ui/dialog.js";
import { area, field, input, tick, values } from "../ui/form.js";
import { menu } from "../ui/menu.js";
import { tell, warn } from "../ui/toast.js";
import { reprice } from "./reprice.js";
import { sendQuote } from "./send.js";
import { recordDecision } from "./decision.js";

const path = (quote, word) => `/quotes/${quote.id}/${word}`;

/** A field for a reason; required where the server wants one. */
function reason(isRequired) {
  return field("Reason", area("reason", { required: isRequired }), {
    optional: !isRequired,
    hint: "Kept in the history, 3 characters or more.",
  });
}

/** Does a step that needs nothing but a text; the same key for each attempt, so that none counts twice. */
function step(quote, word, words, fields, body = values) {
  const key = newKey();
  return ask({
    ...words,
    fields,
    run: (form) => post(path(quote, word), body(form), { ifMatch: quote.etag, key }),
  });
}

const STEPS = {
  submit: {
    word: "Submit",
    isMain: true,
    run: (quote) =>
      step(
        quote,
        "submit",
        {
          title: `Submit ${quote.quoteNumber}`,
          lead: "It goes to those who have to approve it, or straight on where nobody has to.",
          action: "Submit",
        },
        field("Note for the approvers", area("note"), { optional: true }),
      ),
    done: (quote) => (quote.status === "approved" ? "Approved: no rule asks for anybody." : "Submitted for approval."),
  },
  send: {
    word: "Send",
    isMain: true,
    run: sendQuote,
    done: () => "Sent.",
  },
  withdraw: {
    word: "Back to draft",
    run: (quote) =>
      step(
        quote,
        "withdraw",
        { title: "Back to draft", lead: "The approval ends and the quote can be changed again.", action: "Withdraw" },
        reason(false),
      ),
    done: () => "A draft again.",
  },
  accept: {
    word: "Record acceptance",
    run: (quote) => recordDecision(quote, "accept"),
    done: () => "Recorded as accepted.",
  },
  reject: {
    word: "Record refusal",
    run: (quote) => recordDecision(quote, "reject"),
    done: () => "Recorded as declined.",
  },
  revise: {
    word: "Revise",
    run: (quote) =>
      step(
        quote,
        "revise",
        {
          title: `Prepare version ${quote.version + 1}`,
          lead: "What was sent stays as it is until the next version is sent.",
          action: "Start revision",
        },
        [
          reason(false),
          tick("holdIssued", "Nobody can accept the version that was sent meanwhile"),
          tick("reprice", "Take today's prices of the rate cards"),
        ],
      ),
    done: () => "The next version can be written.",
  },
  discard_revision: {
    word: "Discard revision",
    isDanger: true,
    run: (quote) =>
      step(
        quote,
        "discard-revision",
        { title: "Discard the revision", lead: "The quote is again what was sent.", action: "Discard", danger: true },
        null,
        () => ({}),
      ),
    done: () => "The revision is gone.",
  },
  cancel: {
    word: "Cancel quote",
    isDanger: true,
    run: (quote) =>
      step(
        quote,
        "cancel",
        {
          title: `Cancel ${quote.quoteNumber}`,
          lead: "This can't be undone. Links that customers have say that the quote was withdrawn.",
          action: "Cancel the quote",
          danger: true,
        },
        reason(quote.issued?.state === "sent" || quote.issued?.state === "viewed"),
      ),
    done: () => "Cancelled.",
  },
  delete: {
    word: "Delete",
    isDanger: true,
    run: (quote) =>
      ask({
        title: `Delete ${quote.quoteNumber}`,
        lead: "The draft goes away; its number is not used again.",
        action: "Delete",
        danger: true,
        run: async () => {
          await remove(`/quotes/${quote.id}`, quote.etag);
          return { isGone: true };
        },
      }),
    done: () => "Deleted.",
  },
};

async function duplicate(quote) {
  const key = newKey();
  const copy = await ask({
    title: `Duplicate ${quote.quoteNumber}`,
    action: "Duplicate",
    fields: [
      field("Title", input("title", { value: quote.title })),
      tick("reprice", "Take today's prices of the rate cards", { checked: !can("quotes.override_price") }),
    ],
    run: (form) => post(path(quote, "duplicate"), values(form), { key }),
  });
  if (copy) {
    tell(`Made ${copy.quoteNumber}.`);
    go(`/quotes/${copy.id}`);
  }
}

/** What an accepted quote can still be made into, by this person. */
function openTargets(quote) {
  const made = (quote.conversions ?? []).map(({ target }) => target);
  return ["project", "invoice"].filter((target) => can(`${target}s.create`) && !made.includes(target));
}

async function convert(quote, targets, changed) {
  const key = newKey();
  const isFor = (target) => targets.includes(target);
  const result = await ask({
    title: `Convert ${quote.quoteNumber}`,
    lead: "Made from exactly what was accepted; each only once.",
    action: "Convert",
    fields: [
      h(
        "fieldset",
        { class: "plain stack tight" },
        h("legend", null, "Into"),
        isFor("project") ? tick("project", "A project", { checked: true }) : null,
        isFor("invoice") ? tick("invoice", "A draft invoice", { checked: true }) : null,
      ),
      isFor("project") ? field("Name of the project", input("projectName", { value: quote.title })) : null,
      isFor("invoice")
        ? field("Due in days", input("dueInDays", { inputmode: "numeric" }), {
            optional: true,
            hint: "By the customer's terms when empty.",
          })
        : null,
    ],
    run: (form) => {
      const { project, invoice, projectName, dueInDays } = values(form);
      const chosen = [project && "project", invoice && "invoice"].filter(Boolean);
      const body = { targets: chosen };
      if (project && projectName) {
        body.projectName = projectName;
      }
      if (invoice && dueInDays) {
        body.dueInDays = Number(dueInDays);
      }
      return post(path(quote, "convert"), body, { ifMatch: quote.etag, key });
    },
  });
  if (result) {
    tell("Converted.");
    const invoice = result.conversions.find(({ target }) => target === "invoice");
    if (invoice && can("invoices.view")) {
      go(`/invoices/${invoice.id}`);
    } else {
      changed();
    }
  }
}

/**
 * The buttons of a quote.
 * @param {Object} quote
 * @param {function()} changed is called after something was done
 * @returns {Array<Node>}
 */
export function actions(quote, changed) {
  const button = (word, kind, onclick) => h("button", { type: "button", class: ["button", kind], onclick }, word);
  const take = async (name) => {
    const { run, done } = STEPS[name];
    const result = await run(quote);
    if (result?.isGone) {
      tell(done(quote));
      go("/quotes");
    } else if (result) {
      const now = await get(`/quotes/${quote.id}`);
      tell(done(now));
      changed();
    }
  };
  const offered = Object.entries(STEPS).filter(([name]) => quote.allowedTransitions.includes(name));
  const buttons = (fits) =>
    offered
      .filter(([, kind]) => fits(kind))
      .map(([name, { word, isMain, isDanger }]) =>
        button(word, isMain ? "main" : isDanger ? "danger" : null, () => take(name)),
      );
  const targets = quote.status === "accepted" ? openTargets(quote) : [];
  const isEditable = ["draft", "approved"].includes(quote.status) && can("quotes.update");
  const takePrices = async () => {
    try {
      if (await reprice(quote)) {
        tell("The prices are those of today.");
        changed();
      }
    } catch (problem) {
      warn(problem.message);
    }
  };
  const rare = [
    quote.status === "draft" && can("quotes.update") ? button("Take today's prices", null, takePrices) : null,
    can("quotes.create") ? button("Duplicate", null, () => duplicate(quote)) : null,
    ...buttons(({ isDanger }) => isDanger),
  ].filter(Boolean);
  return [
    ...buttons(({ isMain }) => isMain),
    targets.length > 0 ? button("Convert", "main", () => convert(quote, targets, changed)) : null,
    isEditable ? h("a", { class: "button", href: `#/quotes/${quote.id}/edit` }, "Edit") : null,
    ...buttons(({ isMain, isDanger }) => !isMain && !isDanger),
    rare.length > 0 ? menu("More", rare) : null,
  ].filter(Boolean);
}
