// One project and its budget.

import { h, fill, said } from "../dom.js";
import { get, patch, remove } from "../api.js";
import { can } from "../session.js";
import { day, figure, pill } from "../format.js";
import { go } from "../router.js";
import { ask } from "../ui/dialog.js";
import { area, field, input, select, values } from "../ui/form.js";
import { table } from "../ui/list.js";
import { button, fact, recordHead } from "../ui/record.js";
import { bound, rowsEditor } from "../ui/rows.js";
import { tell } from "../ui/toast.js";
import { PROJECT_STATUSES } from "./projects.js";

const MANY = 200;

async function names(path) {
  const { items } = can("rate_cards.view") ? await get(path, { limit: MANY }) : { items: [] };
  return new Map(items.map(({ id, name }) => [id, name]));
}

function budgets(rows, categories, roles) {
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Budget")),
    rows.length === 0
      ? h("p", { class: "panel-body quiet" }, "No budget was set.")
      : h(
          "div",
          { class: "table-wrap" },
          table(
            [
              { title: "Category", head: true, cell: (row) => said(categories.get(row.serviceCategoryId) ?? "–") },
              { title: "Role", cell: (row) => said(roles.get(row.roleId) ?? "–") },
              { title: "Quantity", class: "figure", cell: (row) => [figure(row.quantity), " ", h("span", { class: "quiet" }, said(row.unit))] },
            ],
            rows,
          ),
        ),
  );
}

function budgetRow(item, index, categories, roles) {
  const name = (member) => `budgets.${index}.${member}`;
  const choice = (label, member, options) =>
    field(label, bound(item, member, select(name(member), [["", "Any"], ...options], { value: item[member] ?? "" })));
  return h(
    "div",
    { class: "fields" },
    categories.size > 0 ? choice("Category", "serviceCategoryId", categories) : null,
    roles.size > 0 ? choice("Role", "roleId", roles) : null,
    field("Quantity", bound(item, "quantity", input(name("quantity"), { inputmode: "decimal", class: "numeric", value: item.quantity ?? "" }))),
    field("Unit", bound(item, "unit", input(name("unit"), { value: item.unit ?? "" }))),
  );
}

async function edit(project, categories, roles) {
  const budgetRows = (project.budgets ?? []).map((row) => ({ ...row }));
  return ask({
    title: "Edit project",
    action: "Save",
    wide: true,
    fields: [
      h(
        "div",
        { class: "fields" },
        field("Name", input("name", { value: project.name })),
        field("Code", input("code", { value: project.code ?? "" }), { optional: true }),
        field("Status", select("status", PROJECT_STATUSES, { value: project.status })),
        field("First day", input("startDate", { type: "date", value: project.startDate ?? "" }), { optional: true }),
        field("Last day", input("endDate", { type: "date", value: project.endDate ?? "" }), { optional: true }),
        field("Description", area("description", { value: project.description ?? "" }), { optional: true, wide: true }),
      ),
      rowsEditor({
        title: "Budget",
        add: "Planned effort",
        items: budgetRows,
        fresh: () => ({ unit: "hour" }),
        row: (item, index) => budgetRow(item, index, categories, roles),
      }),
    ],
    run: (form) => {
      const plain = Object.entries(values(form, null)).filter(([name]) => !name.includes("."));
      const filled = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""));
      return patch(`/projects/${project.id}`, { ...Object.fromEntries(plain), budgets: budgetRows.map(filled) }, project.etag);
    },
  });
}

async function drop(project) {
  const isGone = await ask({
    title: "Delete the project",
    lead: "Invoices and the quote that it came from stay.",
    action: "Delete",
    danger: true,
    run: () => remove(`/projects/${project.id}`, project.etag).then(() => true),
  });
  if (isGone) {
    tell("Deleted.");
    go("/projects");
  }
}

function details(project, customer) {
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, "Details")),
    h(
      "dl",
      { class: "panel-body facts pairs" },
      fact("Customer", customer ? h("a", { href: `#/customers/${customer.id}` }, said(customer.companyName)) : null),
      fact("Quote", project.quoteId && can("quotes.view") ? h("a", { href: `#/quotes/${project.quoteId}` }, "The quote") : null),
      fact("First day", day(project.startDate)),
      fact("Last day", day(project.endDate)),
    ),
  );
}

/** Shows a project. */
export async function show({ params }) {
  const page = h("div", { class: "page" });
  const [categories, roles] = await Promise.all([names("/service-categories"), names("/delivery-roles")]);

  async function draw() {
    const project = await get(`/projects/${params.id}`);
    const customer = can("customers.view") ? await get(`/customers/${project.customerId}`).catch(() => null) : null;
    const change = async () => {
      if (await edit(project, categories, roles)) {
        tell("Saved.");
        await draw();
      }
    };
    fill(
      page,
      recordHead(said(project.name), {
        list: "/projects",
        of: "Projects",
        marks: [project.code ? h("span", null, said(project.code)) : null, pill(project.status)],
        below: customer ? said(customer.companyName) : null,
        actions: [
          can("projects.delete") ? button("Delete", () => drop(project), "danger") : null,
          can("projects.update") ? button("Edit", change) : null,
        ],
      }),
      h(
        "div",
        { class: "columns" },
        h(
          "div",
          null,
          budgets(project.budgets ?? [], categories, roles),
          project.description
            ? h("section", { class: "panel" }, h("p", { class: "panel-body prose" }, said(project.description)))
            : null,
        ),
        h("div", null, details(project, customer)),
      ),
    );
  }
  await draw();
  return page;
}
