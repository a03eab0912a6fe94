// How figures, dates and states are written. Amounts stay text from the server to the screen.

import { h } from "./dom.js";

const LOCALE = navigator.language || "en";
const DATE = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const TIME = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const DAY_MILLISECONDS = 86_400_000;
const moneyFormats = new Map();

function fractionDigits(text) {
  return (text.split(".")[1] ?? "").length;
}

/** A decimal figure as this person's country groups it, with the decimals it came with. */
export function figure(text) {
  if (text === undefined || text === null || text === "") {
    return "";
  }
  const digits = fractionDigits(text);
  const key = `figure ${digits}`;
  if (!moneyFormats.has(key)) {
    moneyFormats.set(
      key,
      new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    );
  }
  // Given text, the formatter rounds nothing through a binary fraction.
  return moneyFormats.get(key).format(text);
}

/** An amount with its currency behind it. */
export function money(text, currency) {
  return text === undefined || text === null ? "" : `${figure(text)}\u00a0${currency}`;
}

/** An amount with its sign, for differences. */
export function signed(text, currency) {
  return text.startsWith("-") || /^0(\.0*)?$/.test(text) ? money(text, currency) : `+${money(text, currency)}`;
}

/** A day; it has no time and no zone. */
export function day(text) {
  return text ? DATE.format(new Date(`${text}T00:00:00Z`)) : "";
}

/** A moment in this person's zone. */
function moment(text) {
  return text ? TIME.format(new Date(text)) : "";
}

/** A moment as an element, with its exact instant. */
export function momentOf(text) {
  return h("time", { datetime: text, title: text }, moment(text));
}

/** Today, plus some days, as the interface writes days. */
export function dayFromNow(days) {
  const then = new Date(Date.now() + days * DAY_MILLISECONDS);
  const two = (number) => String(number).padStart(2, "0");
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** A word of the interface for people: part_paid becomes Part paid. */
export function words(code) {
  const text = String(code ?? "").replaceAll(/[_.]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const TONES = {
  draft: "mute",
  pending: "warn",
  approved: "accent",
  sent: "sky",
  viewed: "plum",
  accepted: "good",
  rejected: "bad",
  expired: "mute",
  cancelled: "mute",
  superseded: "mute",
  part_paid: "warn",
  paid: "good",
  overdue: "bad",
  written_off: "mute",
  active: "good",
  prospect: "sky",
  lead: "plum",
  inactive: "mute",
  planned: "sky",
  on_hold: "warn",
  completed: "good",
  withdrawn: "mute",
  voided: "mute",
  consumed: "good",
  closed: "mute",
  revoked: "mute",
  void: "mute",
  suspended: "bad",
  running: "sky",
  succeeded: "good",
  retrying: "warn",
  failed: "bad",
  delivered: "good",
  abandoned: "bad",
};

/** A state, with its colour. */
export function pill(state) {
  return h("span", { class: `pill ${TONES[state] ?? "mute"}` }, words(state));
}
