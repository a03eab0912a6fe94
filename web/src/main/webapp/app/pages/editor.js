// Writes a quote, new or changed. Nobody waits for the network while typing, and nothing that was typed is lost.

import { h, fill } from "../dom.js";
import { get, newKey, patch, post } from "../api.js";
import { can } from "../session.js";
import { go } from "../router.js";
import { pageHead } from "../ui/list.js";
import { icon } from "../ui/icons.js";
import { refuse } from "../ui/form.js";
import { tell } from "../ui/toast.js";
import { createBody, draftOf, forget, isPriceable, keep, kept, newDraft, newLine, patchBody, writtenLines } from "../quote/draft.js";
import { explainLine, explainTotals } from "../quote/explanation.js";
import { headEditor } from "../quote/head-editor.js";
import { lineEditor } from "../quote/line-editor.js";
import { livePrices } from "../quote/live.js";
import { pickRate } from "../quote/rate-picker.js";
import { discountsEditor, groupsEditor } from "../quote/rows-editor.js";
import { sumPanel } from "../quote/sum-panel.js";

const MANY = 200;

async function listOf(permission, path, query) {
  return can(permission) ? (await get(path, { limit: MANY, ...query }).catch(() => ({ items: [] }))).items : [];
}

/** What the editor needs to know, read at once. */
async function load(id) {
  const [quote, cards, currencies, taxClasses] = await Promise.all([
    id ? get(`/quotes/${id}`) : null,
    listOf("rate_cards.view", "/rate-cards", { isActive: true }),
    listOf("currencies.view", "/currencies"),
    listOf("tax_classes.view", "/tax-classes"),
  ]);
  const customer =
    quote && can("customers.view") ? await get(`/customers/${quote.customerId}`).catch(() => null) : null;
  return {
    quote,
    customer,
    cards,
    currencies: currencies.filter(({ isActive }) => isActive),
    taxClasses: taxClasses.filter(({ isActive }) => isActive),
  };
}

/** Shows the editor. */
export async function show({ params, query }) {
  const { quote, customer, cards, currencies, taxClasses } = await load(params.id);
  const stored = kept(params.id);
  const draft = stored?.draft ?? (quote ? draftOf(quote, customer?.companyName) : newDraft());
  if (!stored && query.get("customer")) {
    const chosen = await get(`/customers/${query.get("customer")}`);
    Object.assign(draft, { customerId: chosen.id, customerName: chosen.companyName });
  }
  const base = stored?.etag ?? quote?.etag;
  const key = newKey();
  const editors = new Map();
  const priced = new Map();
  let answer = null;

  const sums = sumPanel(() => answer && explainTotals(answer, answer.explanation));
  const notice = h("div", { class: "notice wrong", role: "alert", hidden: true });
  const list = h("ol", { class: "line-editors" });
  const refresh = livePrices(() => draft, {
    busy: sums.busy,
    nothing: (words) => {
      answer = null;
      priced.clear();
      editors.forEach((editor) => editor.result(null));
      sums.nothing(words);
    },
    shown: (found, lines) => {
      answer = found;
      priced.clear();
      lines.forEach((line, i) => priced.set(line, { line: found.lines[i], explained: found.explanation[i] }));
      editors.forEach((editor, line) => {
        editor.absolve();
        editor.result(priced.get(line)?.line ?? null);
      });
      sums.shown(found, writtenLines(draft).filter((line) => !isPriceable(line)).length);
    },
    failed: (problem, lines) => {
      editors.forEach((editor) => editor.absolve());
      complainOfLines(problem, lines);
      sums.failed(problem);
    },
  });

  /** Puts what a problem says of lines beside them; answers the rest. */
  function complainOfLines(problem, lines) {
    return problem.errors.filter(({ pointer, detail, code }) => {
      const [, number, member] = /^\/lines\/(\d+)(?:\/(\w+))?/.exec(pointer ?? "") ?? [];
      const editor = editors.get(lines[Number(number)]);
      editor?.complain(member ?? "unitPrice", detail ?? code);
      return !editor;
    });
  }

  function changed() {
    keep(params.id, draft, base);
    refresh();
  }

  function number() {
    draft.lines.forEach((line, i) => editors.get(line)?.number(i + 1));
  }

  function place(line) {
    const editor = lineEditor(line, {
      taxClasses,
      groups: () => draft.groups,
      changed,
      move: (step) => move(line, step),
      drop: () => drop(line),
      explain: () => {
        const known = priced.get(line);
        if (known) {
          explainLine(known.line, known.explained, cards.find(({ id }) => id === known.line.rateCardId)?.name);
        }
      },
      pick: can("rate_cards.view") ? (done) => pickRate(draft, (item) => take(line, item, done)) : null,
    });
    editors.set(line, editor);
    return editor;
  }

  function take(line, item, done) {
    line.itemCode = item.itemCode;
    line.serviceCategoryId = item.itemCode ? undefined : item.serviceCategoryId;
    line.roleId = item.itemCode ? undefined : item.roleId;
    line.unit = item.unit;
    line.unitPrice = undefined;
    line.description ||= item.description ?? item.category;
    done();
  }

  function add() {
    const line = newLine();
    draft.lines.push(line);
    const editor = place(line);
    list.append(editor.element);
    number();
    editor.focus();
    changed();
    return editor;
  }

  function move(line, step) {
    const from = draft.lines.indexOf(line);
    const to = from + step;
    if (to >= 0 && to < draft.lines.length) {
      draft.lines.splice(from, 1);
      draft.lines.splice(to, 0, line);
      const { element } = editors.get(line);
      const focused = document.activeElement;
      list.insertBefore(element, list.children[step < 0 ? to : to + 1]);
      focused?.focus();
      number();
      changed();
    }
  }

  function drop(line) {
    draft.lines.splice(draft.lines.indexOf(line), 1);
    editors.get(line).element.remove();
    editors.delete(line);
    if (draft.lines.length === 0) {
      add();
    }
    number();
    changed();
  }

  async function save() {
    for (const button of saveButtons) {
      button.disabled = true;
    }
    try {
      const saved = quote
        ? await patch(`/quotes/${quote.id}`, patchBody(draft), base)
        : await post("/quotes", createBody(draft), { key });
      forget(params.id);
      tell(quote ? "Saved." : `Made ${saved.quoteNumber}.`);
      go(`/quotes/${saved.id}`);
    } catch (problem) {
      editors.forEach((editor) => editor.absolve());
      const rest = complainOfLines(problem, writtenLines(draft));
      const words = problem.code === "ETAG_MISMATCH" ? "Somebody else has changed this quote since you began." : problem.message;
      refuse(form, notice, { message: words, errors: rest });
      if (problem.code === "ETAG_MISMATCH") {
        notice.append(h("p", null, startOver("Read it again, without your changes")));
      }
      notice.scrollIntoView({ block: "center" });
    } finally {
      for (const button of saveButtons) {
        button.disabled = false;
      }
    }
  }

  function startOver(words) {
    return h(
      "button",
      {
        type: "button",
        class: "text-button",
        onclick: () => {
          forget(params.id);
          dispatchEvent(new HashChangeEvent("hashchange"));
        },
      },
      words,
    );
  }

  const groupsChanged = () => {
    editors.forEach((editor) => editor.groups());
    changed();
  };
  const head = headEditor(draft, { cards, currencies, isNew: !quote, isSent: Boolean(quote?.issued), changed });
  const saveButtons = [0, 1].map(() => h("button", { type: "submit", class: "button main" }, quote ? "Save" : "Create quote"));
  const back = quote ? `#/quotes/${quote.id}` : "#/quotes";
  fill(list, draft.lines.map((line) => place(line).element));
  number();

  const form = h(
    "form",
    { class: "page", novalidate: true },
    pageHead(quote ? `Edit ${quote.quoteNumber}` : "New quote", {
      actions: [h("a", { class: "button", href: back }, "Back"), saveButtons[0]],
    }),
    stored
      ? h("p", { class: "notice" }, "This is what you were writing, as you left it. ", startOver("Start over"))
      : null,
    notice,
    h(
      "div",
      { class: "columns" },
      h(
        "div",
        null,
        h("section", { class: "panel", "aria-label": "Head" }, h("div", { class: "panel-body" }, head.main)),
        h(
          "section",
          { class: "panel" },
          h("div", { class: "panel-head" }, h("h2", null, "Lines")),
          list,
          h(
            "div",
            { class: "panel-body row" },
            h("button", { type: "button", class: "button", onclick: add }, icon("plus"), "Line"),
            can("rate_cards.view")
              ? h("button", { type: "button", class: "button", onclick: addFromCard }, icon("tag"), "From the rate card")
              : null,
          ),
        ),
        h("section", { class: "panel", "aria-label": "Discounts and alternatives" }, h("div", { class: "panel-body stack" }, discountsEditor(draft, changed), groupsEditor(draft, groupsChanged))),
        h("section", { class: "panel", "aria-label": "Texts" }, h("div", { class: "panel-body" }, head.texts)),
      ),
      h("div", { class: "beside" }, sums.element, h("div", { class: "row" }, saveButtons[1])),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });

  function addFromCard() {
    pickRate(draft, (item) => {
      const blank = draft.lines.find((line) => !line.id && !line.description && !line.itemCode && !line.unitPrice);
      if (!blank) {
        add();
      }
      const line = blank ?? draft.lines.at(-1);
      const old = editors.get(line).element;
      take(line, item, () => {});
      old.replaceWith(place(line).element);
      number();
      changed();
    });
  }
  refresh();
  return form;
}
