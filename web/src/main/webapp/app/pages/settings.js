// What the organization has decided: who it is, how it quotes, its taxes, how people sign in.

import { h } from "../dom.js";
import { get, patch, put } from "../api.js";
import { can } from "../session.js";
import { area, field, input, nested, select, tick, values, wholeNumber } from "../ui/form.js";
import { pageHead } from "../ui/list.js";
import { panelForm } from "../ui/panel-form.js";
import { tabs } from "../ui/tabs.js";
import { taxClasses } from "../settings/tax-classes.js";

const APPROVAL = "/organization/settings/quote_send_requires_approval";
const SEQUENCE_HINT = "{prefix}, {yyyy}, {mm} and {seq:4}, which counts with four digits.";

const BASES = [
  ["net", "Without tax"],
  ["gross", "With tax inside"],
];
const LEVELS = [
  ["DOCUMENT", "For the whole document"],
  ["LINE", "On each line"],
];
const ROUNDINGS = [
  ["HALF_UP", "Half a cent up"],
  ["HALF_EVEN", "Half a cent to the even one"],
  ["HALF_DOWN", "Half a cent down"],
];

const isOpen = () => can("settings.update");

/** Fields over the members of a resource, by their names. */
function fieldsOf(resource) {
  const at = (name) => name.split(".").reduce((part, member) => part?.[member], resource) ?? "";
  return {
    text: (name, label, more = {}) => field(label, input(name, { value: at(name), type: more.type, inputmode: more.inputmode }), more),
    choice: (name, label, options, more) => field(label, select(name, options, { value: at(name) }), more),
    long: (name, label, more) => field(label, area(name, { value: at(name), rows: 6 }), { wide: true, ...more }),
  };
}

/** Saves what a form says, over and over: each answer brings the tag for the next. */
function saver(path, resource, bodyOf) {
  let { etag } = resource;
  return async (form) => {
    ({ etag } = await patch(path, bodyOf(form), etag));
  };
}

async function company() {
  const organization = await get("/organization");
  const { text } = fieldsOf(organization);
  const optional = { optional: true };
  return panelForm({
    title: "Company",
    lead: "Stands on quotes and invoices from now on. What was sent stays as it was.",
    isOpen: isOpen(),
    fields: [
      h(
        "div",
        { class: "fields" },
        text("name", "Name"),
        text("legalName", "Registered name", optional),
        text("taxId", "Tax number", optional),
        text("email", "E-mail", { type: "email", optional: true }),
        text("phone", "Phone", { type: "tel", optional: true }),
        text("website", "Website", { type: "url", optional: true }),
      ),
      h(
        "fieldset",
        { class: "plain stack tight" },
        h("legend", null, "Address"),
        h(
          "div",
          { class: "fields" },
          text("address.street", "Street", optional),
          text("address.suburb", "Suburb", optional),
          text("address.city", "City", optional),
          text("address.region", "Region", optional),
          text("address.postcode", "Postcode", optional),
          text("country", "Country, two letters", optional),
        ),
      ),
      h(
        "fieldset",
        { class: "plain stack tight" },
        h("legend", null, "Money, time and language"),
        h(
          "div",
          { class: "fields" },
          text("currency", "Currency, three letters", { hint: "Fixed once there are quotes." }),
          text("timezone", "Time zone", { hint: "Decides when a quote expires." }),
          text("locale", "Language of documents", { hint: "Such as en-NZ, de-DE or ja-JP." }),
        ),
      ),
    ],
    run: saver("/organization", organization, (form) => nested(values(form, null))),
  });
}

function quotingBody(form) {
  const body = nested(values(form, null));
  return { ...body, defaultValidityDays: wholeNumber(body.defaultValidityDays) };
}

async function approvalPanel() {
  const setting = await get(APPROVAL).catch((problem) => {
    if (problem.status === 404) {
      return { value: false };
    }
    throw problem;
  });
  let { etag } = setting;
  return panelForm({
    title: "Approval",
    isOpen: isOpen(),
    fields: tick("value", "Quotes need approval where a rule asks for it, before they are sent", { checked: setting.value === true }),
    run: async (form) => {
      ({ etag } = await put(APPROVAL, { value: values(form).value }, etag));
    },
  });
}

async function quoting() {
  const [defaults, classes] = await Promise.all([
    get("/organization/quoting"),
    can("tax_classes.view") ? get("/tax-classes") : { items: [] },
  ]);
  const { text, choice, long } = fieldsOf(defaults);
  const known = classes.items.filter(({ isActive, code }) => isActive || code === defaults.defaultTaxClass);
  const form = panelForm({
    title: "New quotes and invoices",
    isOpen: isOpen(),
    fields: [
      h(
        "div",
        { class: "fields" },
        text("defaultValidityDays", "Valid for, in days", { inputmode: "numeric" }),
        text("depositPercent", "Deposit, per cent", { inputmode: "decimal", optional: true }),
        text("publicBaseUrl", "Links begin with", { type: "url", optional: true, hint: "The address of this installation when empty." }),
      ),
      long("defaultTermsConditions", "Terms", { optional: true, hint: "Of quotes that state none." }),
      h(
        "fieldset",
        { class: "plain stack tight" },
        h("legend", null, "Numbers"),
        h(
          "div",
          { class: "fields" },
          text("numberPrefix", "Prefix of quotes"),
          text("numberFormat", "Quote numbers", { hint: SEQUENCE_HINT }),
          text("invoiceNumberPrefix", "Prefix of invoices"),
          text("invoiceNumberFormat", "Invoice numbers", { hint: SEQUENCE_HINT }),
        ),
      ),
      h(
        "fieldset",
        { class: "plain stack tight" },
        h("legend", null, "Tax"),
        h(
          "div",
          { class: "fields" },
          text("countryProfile", "Rules of country, two letters"),
          known.length > 0
            ? choice("defaultTaxClass", "Usual tax class", [["", "None: each line names one"], ...known.map(({ code, name }) => [code, name])])
            : null,
          choice("taxPolicy.basis", "Prices are", BASES),
          choice("taxPolicy.level", "Tax is rounded", LEVELS),
          choice("taxPolicy.rounding", "Rounding", ROUNDINGS),
        ),
      ),
    ],
    run: saver("/organization/quoting", defaults, quotingBody),
  });
  return h("div", { class: "stack wide-gap" }, form, await approvalPanel());
}

async function security() {
  const policy = await get("/organization/security-policy");
  const { text } = fieldsOf(policy);
  const number = (name, label, more) => text(name, label, { inputmode: "numeric", ...more });
  return panelForm({
    title: "Passwords and sessions",
    isOpen: isOpen(),
    fields: h(
      "div",
      { class: "fields" },
      number("minPasswordLength", "Shortest password", { hint: "12 characters or more." }),
      number("passwordHistorySize", "Passwords that may not come again"),
      number("passwordExpiryDays", "A password lasts, in days", { optional: true, hint: "For ever when empty." }),
      number("maxLoginAttempts", "Attempts before an address is locked"),
      number("lockMinutes", "Locked for, in minutes"),
      number("sessionDays", "A session lasts, in days"),
      number("sessionIdleMinutes", "It ends unused after, in minutes", { optional: true }),
    ),
    run: saver("/organization/security-policy", policy, (form) =>
      Object.fromEntries(Object.entries(values(form, null)).map(([name, value]) => [name, wholeNumber(value)])),
    ),
  });
}

/** Shows them. */
export async function show() {
  const mayRead = can("settings.view");
  return h(
    "div",
    { class: "page" },
    pageHead("Settings", { below: "Of the whole organization." }),
    tabs("Settings", [
      ...(mayRead ? [{ title: "Company", make: company }, { title: "Quoting", make: quoting }] : []),
      ...(can("tax_classes.view") ? [{ title: "Tax classes", make: taxClasses }] : []),
      ...(mayRead ? [{ title: "Sign-in", make: security }] : []),
    ]),
  );
}
