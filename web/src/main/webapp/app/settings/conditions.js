// Conditions of approval rules: how they are read, written and sent.

import { h, isolated } from "../dom.js";
import { figure, money } from "../format.js";
import { field, input, select } from "../ui/form.js";
import { bound, rowsEditor } from "../ui/rows.js";
import { customerName, customersField, mayChooseCustomers } from "./customer-names.js";

const COMPARISONS = [
  ["gte", "at least"],
  ["gt", "above"],
  ["lte", "at most"],
  ["lt", "below"],
];
const CHOICES = [
  ["in", "one of"],
  ["not_in", "none of"],
];
const TYPES = ["project", "service", "product", "recurring", "one_time"];

const FIELDS = {
  netTotal: { label: "Net total", kind: "amount" },
  grandTotal: { label: "Total", kind: "amount" },
  discountPercent: { label: "Discount", kind: "percent" },
  marginPercent: { label: "Margin", kind: "percent" },
  validityDays: { label: "Days of validity", kind: "days" },
  currency: { label: "Currency", kind: "set", hint: "Codes, such as NZD, AUD." },
  type: { label: "Kind", kind: "set", hint: `Of ${TYPES.join(", ")}.` },
  customerId: { label: "Customer", kind: "set", hint: "Ids, with commas between." },
  newCustomer: { label: "New customer", kind: "flag" },
};

const operatorsOf = (kind) => (kind === "set" ? CHOICES : kind === "flag" ? [["eq", "is"]] : COMPARISONS);

/** A condition as a sentence without its end. */
export function conditionWords({ field: name, op, value }, currency) {
  const { label, kind } = FIELDS[name] ?? { label: name, kind: "set" };
  const comparison = operatorsOf(kind).find(([code]) => code === op)?.[1] ?? op;
  const shown = {
    amount: () => (currency ? money(value, currency) : figure(value)),
    percent: () => `${figure(value)} %`,
    days: () => String(value),
    set: () => [value].flat().map(name === "customerId" ? (id) => isolated(customerName(id)) : String).join(", "),
    flag: () => (value ? "yes" : "no"),
  };
  return `${label} ${comparison} ${shown[kind]()}`;
}

/** A condition that was written, as the interface takes it. */
export function conditionOf({ field: name, op, value }) {
  const { kind } = FIELDS[name];
  if (kind === "flag") {
    return { field: name, op, value: value !== "false" };
  }
  if (kind === "set") {
    return { field: name, op, value: value.split(",").map((part) => part.trim()).filter(Boolean) };
  }
  return { field: name, op, value: value.trim() };
}

function valueField(condition, index, currency) {
  const { kind, hint } = FIELDS[condition.field];
  const name = `conditions.${index}.value`;
  if (kind === "flag") {
    condition.value = condition.value === "false" ? "false" : "true";
    return field("Value", bound(condition, "value", select(name, [["true", "Yes"], ["false", "No"]], { value: condition.value })));
  }
  if (condition.field === "customerId" && mayChooseCustomers()) {
    return customersField(condition, name);
  }
  const unit = { amount: currency ? `Amount in ${currency}` : "Amount", percent: "Per cent", days: "Days", set: "Values" }[kind];
  const properties = kind === "set" ? {} : { inputmode: "decimal", class: "numeric" };
  return field(unit, bound(condition, "value", input(name, { value: condition.value, ...properties })), { hint });
}

function conditionRow(condition, index, currency) {
  const row = h("div", { class: "fields" });
  const draw = () => {
    const { kind } = FIELDS[condition.field];
    const operators = operatorsOf(kind);
    if (!operators.some(([code]) => code === condition.op)) {
      condition.op = operators[0][0];
    }
    const what = select(`conditions.${index}.field`, Object.entries(FIELDS).map(([code, { label }]) => [code, label]), { value: condition.field });
    what.addEventListener("input", () => {
      condition.field = what.value;
      condition.value = "";
      draw();
      row.querySelector("select").focus();
    });
    row.replaceChildren(
      field("What", what),
      field("Is", bound(condition, "op", select(`conditions.${index}.op`, operators, { value: condition.op }))),
      valueField(condition, index, currency),
    );
  };
  draw();
  return row;
}

/** The conditions of a rule, to be written; `conditions` is changed in place, with values as text. */
export function conditionRows(conditions, currency) {
  return rowsEditor({
    title: "Conditions",
    add: "Condition",
    items: conditions,
    fresh: () => ({ field: "netTotal", op: "gte", value: "" }),
    row: (condition, index) => conditionRow(condition, index, currency),
  });
}
