// One line of a quote that is being written.

import { h, fill, isolated } from "../dom.js";
import { can } from "../session.js";
import { figure } from "../format.js";
import { area, complain, field, input, select } from "../ui/form.js";
import { icon } from "../ui/icons.js";

const KINDS = [
  ["service", "Service"],
  ["product", "Product"],
  ["material", "Material"],
  ["travel", "Travel"],
  ["expense", "Expense"],
];

function discountOf(line, kind) {
  return line.discounts.find((discount) => discount.kind === kind)?.value ?? "";
}

function setDiscount(line, kind, value) {
  line.discounts = line.discounts.filter((discount) => discount.kind !== kind);
  if (value.trim() !== "") {
    line.discounts.push({ kind, value: value.trim() });
  }
}

function selectionValue({ mode, group }) {
  return mode === "alternative" ? `alternative:${group}` : mode;
}

/**
 * The fields of a line.
 * @param {Object} line is changed as somebody types
 * @param {{groups: function(): Array, taxClasses: Array, changed: function(), move: function(number), drop: function(),
 *     pick: ?function(), explain: function()}} desk what the editor does around it
 * @returns {{element: Node, result: function(?Object), complain: function(string, string), absolve: function(),
 *     number: function(number), groups: function(), focus: function()}}
 */
export function lineEditor(line, desk) {
  const controls = {};
  const bind = (name, control, set = (value) => (line[name] = value || undefined)) => {
    controls[name] = control;
    control.addEventListener("input", () => {
      set(control.value);
      desk.changed();
    });
    return control;
  };
  const numeric = { inputmode: "decimal", class: "numeric", dir: "ltr" };
  const gross = h("button", { type: "button", class: "explain figure", onclick: desk.explain, disabled: true }, "–");
  const source = h("p", { class: "field-note price-source" });
  const title = h("span", { class: "line-number" });

  const description = bind(
    "description",
    area("description", { value: line.description ?? "", rows: 1 }),
    (value) => (line.description = value),
  );
  const quantity = bind("quantity", input("quantity", { ...numeric, value: line.quantity ?? "" }));
  const unit = bind("unit", input("unit", { value: line.unit ?? "", placeholder: "hour" }));
  const price = bind("unitPrice", input("unitPrice", { ...numeric, value: line.unitPrice ?? "" }), (value) => {
    line.unitPrice = value.trim() || undefined;
  });
  price.readOnly = !can("quotes.override_price");

  function clearSource() {
    line.itemCode = line.serviceCategoryId = line.roleId = undefined;
    showSource();
    desk.changed();
  }

  function showSource() {
    const isFromCard = Boolean(line.itemCode || line.serviceCategoryId);
    price.placeholder = isFromCard ? "by the card" : "";
    fill(
      source,
      isFromCard ? h("code", null, line.itemCode ?? "by category") : null,
      isFromCard
        ? h("button", { type: "button", class: "bare tiny", "aria-label": "Not from the rate card", onclick: clearSource }, icon("close"))
        : null,
      desk.pick
        ? h("button", { type: "button", class: "text-button small", onclick: () => desk.pick(refresh) }, isFromCard ? "Change" : "Rate card")
        : null,
    );
  }

  function refresh() {
    description.value = line.description ?? "";
    unit.value = line.unit ?? "";
    price.value = line.unitPrice ?? "";
    showSource();
    desk.changed();
  }

  const mode = h("select", { name: "selection" });
  const preselected = h("input", { type: "checkbox", name: "selected", checked: Boolean(line.selection.selected) });
  const preselectedLabel = h("label", { class: "tick" }, preselected, h("span", null, "Chosen in advance"));
  function groups() {
    const options = [
      ["required", "Always part of it"],
      ["optional", "Option: the customer may take it"],
      ...desk.groups().map(({ code, title: words }) => [`alternative:${code}`, `Alternative: ${isolated(words || code)}`]),
    ];
    fill(mode, options.map(([value, words]) => h("option", { value }, words)));
    mode.value = selectionValue(line.selection);
    if (mode.selectedIndex < 0) {
      line.selection = { mode: "required" };
      mode.value = "required";
    }
    preselectedLabel.hidden = line.selection.mode === "required";
  }
  mode.addEventListener("input", () => {
    const [kind, group] = mode.value.split(":", 2);
    line.selection = kind === "required" ? { mode: kind } : { mode: kind, group, selected: preselected.checked };
    groups();
    desk.changed();
  });
  preselected.addEventListener("input", () => {
    line.selection.selected = preselected.checked;
    desk.changed();
  });
  controls.selection = mode;

  const percent = bind("discounts", input("percent", { ...numeric, value: discountOf(line, "percentage") }), (value) =>
    setDiscount(line, "percentage", value),
  );
  const amount = input("amount", { ...numeric, value: discountOf(line, "fixed") });
  amount.addEventListener("input", () => {
    setDiscount(line, "fixed", amount.value);
    desk.changed();
  });
  const taxes = desk.taxClasses.map(({ code, name }) => [code, name]);
  const tax = bind("taxClass", select("taxClass", [["", "As usual"], ...taxes], { value: line.taxClass ?? "" }));
  const kind = bind("kind", select("kind", KINDS, { value: line.kind }));
  const isPlain = line.discounts.length === 0 && line.selection.mode === "required";
  const more = h(
    "details",
    { class: "line-more", open: !isPlain },
    h("summary", null, "Discount, option, tax"),
    h(
      "div",
      { class: "fields" },
      field("Discount, per cent", percent),
      field("Discount, amount", amount),
      field("Part of the quote", mode),
      field("Kind", kind),
      taxes.length > 0 ? field("Tax class", tax) : null,
      can("quotes.view_cost") ? field("Cost of one", bind("unitCost", input("unitCost", { ...numeric, value: line.unitCost ?? "" }))) : null,
      field("Reason for no tax", bind("taxExemptReason", input("taxExemptReason", { value: line.taxExemptReason ?? "" })), {
        optional: true,
      }),
      preselectedLabel,
    ),
  );
  const tool = (name, words, onclick) =>
    h("button", { type: "button", class: "bare", "aria-label": words, title: words, onclick }, icon(name));
  const element = h(
    "li",
    { class: "line-editor" },
    h(
      "fieldset",
      { class: "plain" },
      h("legend", { class: "unseen" }, "Line"),
      h(
        "div",
        { class: "line-grid" },
        title,
        field("Description", description),
        field("Quantity", quantity),
        field("Unit", unit),
        h("div", { class: "price-cell" }, field("Price", price), source),
        h("div", { class: "line-sum" }, h("span", { class: "sum-label" }, "Total"), gross),
        h(
          "div",
          { class: "line-tools" },
          tool("up", "Move up", () => desk.move(-1)),
          tool("down", "Move down", () => desk.move(1)),
          tool("trash", "Remove the line", desk.drop),
        ),
      ),
      more,
    ),
  );
  showSource();
  groups();

  return {
    element,
    groups,
    focus: () => description.focus(),
    number: (position) => {
      title.textContent = String(position);
      element.querySelector("legend").textContent = `Line ${position}`;
    },
    result: (priced) => {
      gross.disabled = !priced;
      fill(gross, priced ? figure(priced.amounts.gross) : "–");
      gross.setAttribute("aria-label", priced ? `Explain ${figure(priced.amounts.gross)}` : "No total yet");
      if (priced && !line.unitPrice) {
        price.placeholder = figure(priced.unitPrice);
        unit.placeholder = priced.unit;
      }
    },
    absolve: () => Object.values(controls).forEach((control) => complain(control, "")),
    complain: (member, text) => {
      const control = controls[member] ?? description;
      complain(control, text);
      if (more.contains(control)) {
        more.open = true;
      }
    },
  };
}
