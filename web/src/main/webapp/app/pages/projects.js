// All projects.

import { h, said } from "../dom.js";
import { post } from "../api.js";
import { can } from "../session.js";
import { day, pill, words } from "../format.js";
import { go } from "../router.js";
import { combo } from "../ui/combo.js";
import { ask } from "../ui/dialog.js";
import { field, input, select, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { list, pageHead, whole } from "../ui/list.js";
import { empty } from "../ui/states.js";
import { findCustomers } from "../quote/head-editor.js";

/** How far a project has come. */
export const PROJECT_STATUSES = ["planned", "active", "on_hold", "completed", "cancelled"].map((status) => [status, words(status)]);

async function create() {
  let customerId;
  const customer = combo("Customer", {
    name: "customerId",
    placeholder: "Search customers",
    find: findCustomers,
    choose: (item) => {
      customerId = item?.id;
    },
  });
  const project = await ask({
    title: "New project",
    action: "Create",
    fields: [
      field("Name", input("name")),
      customer,
      h(
        "div",
        { class: "fields" },
        field("Code", input("code"), { optional: true }),
        field("Status", select("status", PROJECT_STATUSES)),
        field("First day", input("startDate", { type: "date" }), { optional: true }),
        field("Last day", input("endDate", { type: "date" }), { optional: true }),
      ),
    ],
    run: (form) => post("/projects", { ...values(form), customerId }),
  });
  if (project) {
    go(`/projects/${project.id}`);
  }
}

/** Shows the list. */
export async function show({ query }) {
  const mayCreate = can("projects.create") && can("customers.view");
  const button = () => h("button", { type: "button", class: "button main", onclick: create }, icon("plus"), "New project");
  return h(
    "div",
    { class: "page" },
    pageHead("Projects", { actions: mayCreate ? button() : null }),
    await list({
      path: "/projects",
      query,
      caption: "Projects",
      words: "projects",
      filters: [
        { name: "q", label: "Search name or code" },
        { name: "status", label: "Status", options: PROJECT_STATUSES },
      ],
      columns: [
        {
          title: "Name",
          head: true,
          cell: (project) => [
            whole(`#/projects/${project.id}`, said(project.name)),
            project.code ? h("span", { class: "below" }, said(project.code)) : null,
          ],
        },
        { title: "Status", class: "phone-end", cell: (project) => pill(project.status) },
        { title: "First day", class: "figure start phone-off", cell: (project) => day(project.startDate) },
        { title: "Last day", class: "figure start phone-off", cell: (project) => day(project.endDate) },
        { title: "From a quote", class: "phone-off", cell: (project) => (project.quoteId ? "Yes" : "") },
      ],
      nothing: empty("No projects yet", "An accepted quote can be converted into one.", mayCreate ? button() : null),
    }),
  );
}
