// What somebody is writing: kept in this browser tab until it is saved, and turned into what the interface takes.

import { currentUser } from "../session.js";

const TEXTS = ["title", "description", "termsConditions", "notes", "internalNotes"];
const PLAIN = ["customerId", "validFrom", "validUntil", "rateCardId", "depositPercent"];
const LINE_KEPT = ["serviceCategoryId", "roleId", "taxInclusive", "taxClass", "taxExemptReason", "unitCost"];
const KEY = "pivotal-draft";

/** A line with nothing in it. */
export function newLine() {
  return { kind: "service", description: "", quantity: "1", discounts: [], selection: { mode: "required" } };
}

/** A quote with nothing in it. */
export function newDraft() {
  return { title: "", discounts: [], groups: [], lines: [newLine()] };
}

/** A quote that exists, to be changed. */
export function draftOf(quote, customerName) {
  const draft = { customerName, currency: quote.currency };
  for (const name of [...TEXTS, ...PLAIN]) {
    if (quote[name] !== undefined) {
      draft[name] = quote[name];
    }
  }
  draft.discounts = quote.discounts.map(({ kind, value, label }) => ({ kind, value, label }));
  draft.groups = quote.groups.map(({ code, title, choose }) => ({ code, title, choose }));
  draft.lines = quote.lines.map((line) => {
    const copy = {
      id: line.id,
      kind: line.kind,
      description: line.description,
      itemCode: line.itemCode,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.priceRule === "explicit" ? line.unitPrice : undefined,
      discounts: line.discounts.map(({ kind, value }) => ({ kind, value })),
      selection: { ...line.selection },
      metadata: line.metadata,
    };
    for (const name of LINE_KEPT) {
      copy[name] = line[name];
    }
    return copy;
  });
  return draft;
}

const given = (text) => text !== undefined && text !== null && String(text).trim() !== "";

/** Whether the line says enough to have a price. */
export function isPriceable(line) {
  const hasPrice = given(line.unitPrice) || given(line.itemCode) || given(line.serviceCategoryId);
  return given(line.quantity) && hasPrice;
}

/** Whether nothing was written in the line. */
function isBlank(line) {
  return !line.id && !given(line.description) && !given(line.unitPrice) && !given(line.itemCode) && !given(line.serviceCategoryId);
}

function withoutBlanks(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => given(value) || typeof value === "boolean"));
}

function lineBody(line, isPreview) {
  const body = withoutBlanks({
    id: isPreview ? undefined : line.id,
    kind: line.kind,
    description: isPreview && !given(line.description) ? "–" : line.description,
    itemCode: line.itemCode,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    ...Object.fromEntries(LINE_KEPT.map((name) => [name, line[name]])),
  });
  body.discounts = line.discounts.filter(({ value }) => given(value)).map(({ kind, value }) => ({ kind, value }));
  body.selection = withoutBlanks(line.selection);
  if (Object.keys(line.metadata ?? {}).length > 0) {
    body.metadata = line.metadata;
  }
  return body;
}

function shared(draft, lines, isPreview) {
  return {
    discounts: draft.discounts.filter(({ value }) => given(value)).map(withoutBlanks),
    groups: draft.groups.map(({ code, title, choose }) => ({ code, title: title || code, choose })),
    lines: lines.map((line) => lineBody(line, isPreview)),
  };
}

/** For the calculation: only lines that can have a price, and words where none stand yet. */
export function previewBody(draft, lines) {
  return {
    ...withoutBlanks({ ...Object.fromEntries(PLAIN.map((name) => [name, draft[name]])), currency: draft.currency }),
    title: "Preview",
    ...shared(draft, lines, true),
  };
}

/** For a new quote. */
export function createBody(draft) {
  const plain = Object.fromEntries([...TEXTS, ...PLAIN].map((name) => [name, draft[name]]));
  return { ...withoutBlanks({ ...plain, currency: draft.currency }), ...shared(draft, writtenLines(draft), false) };
}

/** For a quote that exists: what was emptied is removed. */
export function patchBody(draft) {
  const members = [...TEXTS, ...PLAIN].map((name) => [name, given(draft[name]) ? draft[name] : null]);
  return { ...Object.fromEntries(members), ...shared(draft, writtenLines(draft), false) };
}

/** The lines in which something was written. */
export function writtenLines(draft) {
  return draft.lines.filter((line) => !isBlank(line));
}

function keyOf(id) {
  return `${KEY}/${currentUser().id}/${id ?? "new"}`;
}

/** Keeps what was written; the tag says on what it is based. */
export function keep(id, draft, etag) {
  sessionStorage.setItem(keyOf(id), JSON.stringify({ draft, etag }));
}

/** What was kept, or null. @returns {?{draft: Object, etag: ?string}} */
export function kept(id) {
  const text = sessionStorage.getItem(keyOf(id));
  return text ? JSON.parse(text) : null;
}

/** Forgets what was kept. */
export function forget(id) {
  sessionStorage.removeItem(keyOf(id));
}
