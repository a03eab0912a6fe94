// One project and its budget.

import { h, said } from "../dom.js";
import { get } from "../api.js";
import { can } from "../session.js";
import { day, figure, pill } from "../format.js";
import { pageHead, table } from "../ui/list.js";

const MANY = 200;
const fact = (term, value) => (value ? h("div", null, h("dt", null, term), h("dd", null, value)) : null);

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

/** Shows a project. */
export async function show({ params }) {
  const project = await get(`/projects/${params.id}`);
  const [customer, categories, roles] = await Promise.all([
    can("customers.view") ? get(`/customers/${project.customerId}`).catch(() => null) : null,
    names("/service-categories"),
    names("/delivery-roles"),
  ]);
  return h(
    "div",
    { class: "page" },
    pageHead(said(project.name), {
      above: h(
        "p",
        { class: "eyebrow" },
        h("a", { href: "#/projects" }, "Projects"),
        project.code ? h("span", null, said(project.code)) : null,
        pill(project.status),
      ),
      below: customer ? said(customer.companyName) : null,
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
      h(
        "div",
        null,
        h(
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
        ),
      ),
    ),
  );
}
