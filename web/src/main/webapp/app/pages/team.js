// The people of the organization, and their roles.

import { h, said } from "../dom.js";
import { get, post } from "../api.js";
import { can } from "../session.js";
import { momentOf, pill, words } from "../format.js";
import { go } from "../router.js";
import { ask, openDialog } from "../ui/dialog.js";
import { area, field, input, tick, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { list, pageHead, table, whole } from "../ui/list.js";
import { empty } from "../ui/states.js";
import { tabs } from "../ui/tabs.js";

const STATUSES = ["active", "pending", "inactive", "suspended"].map((status) => [status, words(status)]);

/** What others call somebody. */
export const nameOf = (person) => person.displayName ?? `${person.firstName} ${person.lastName}`;

/** Whether the roles can be read at all. */
export const maySeeRoles = () => can("roles.view", "users.view_roles");

/** The roles there are, or none for those who may not see them. */
export async function rolesThereAre() {
  return maySeeRoles() ? (await get("/roles")).items : [];
}

function showInvitation(person) {
  const secret = person.invitationPath.split("/").at(-1);
  const address = `${location.origin}/account/#invitation=${secret}`;
  openDialog({
    title: "The invitation",
    body: h(
      "div",
      { class: "stack" },
      h("p", { class: "lead" }, "No mail is set up here: hand this link on yourself. It is shown only now."),
      field("Link", input("link", { value: address, readOnly: true, onfocus: (event) => event.target.select() })),
    ),
  });
}

async function invite() {
  const roles = await rolesThereAre();
  const person = await ask({
    title: "Invite somebody",
    lead: "They get a link to choose a password by. What they may do comes from their roles.",
    action: "Invite",
    fields: [
      h(
        "div",
        { class: "fields" },
        field("First name", input("firstName")),
        field("Last name", input("lastName")),
        field("E-mail", input("email", { type: "email" }), { wide: true }),
      ),
      roles.length > 0 && can("users.manage_roles")
        ? h(
            "fieldset",
            { class: "plain stack tight" },
            h("legend", null, "Roles"),
            roles.filter(({ isActive }) => isActive).map((role) => tick("role", said(role.name), { value: role.id })),
          )
        : null,
    ],
    run: (form) => {
      const { role, ...given } = values(form);
      const roleIds = [...form.querySelectorAll("[name=role]:checked")].map(({ value }) => value);
      return post("/users", { ...given, roleIds });
    },
  });
  if (person) {
    go(`/team/${person.id}`);
    if (person.invitationPath) {
      showInvitation(person);
    }
  }
}

function people(query) {
  return list({
    path: "/users",
    fixed: { sort: "displayName" },
    query,
    caption: "People",
    words: "people",
    filters: [
      { name: "q", label: "Search name or e-mail" },
      { name: "status", label: "Status", options: STATUSES },
    ],
    columns: [
      {
        title: "Name",
        head: true,
        cell: (person) => [whole(`#/team/${person.id}`, said(nameOf(person))), h("span", { class: "below" }, said(person.email))],
      },
      { title: "Status", class: "phone-end", cell: (person) => pill(person.status) },
      {
        title: "Roles",
        class: "full",
        cell: (person) => person.roles.map((role) => [h("span", { class: "tag" }, said(role.name)), " "]),
      },
      { title: "Last here", class: "figure start phone-off", cell: (person) => (person.lastLoginAt ? momentOf(person.lastLoginAt) : "") },
    ],
    nothing: empty("Nobody yet"),
  });
}

async function createRole() {
  const role = await ask({
    title: "New role",
    lead: "It grants nothing until you say what.",
    action: "Create",
    fields: [field("Name", input("name")), field("What it is for", area("description"), { optional: true })],
    run: (form) => post("/roles", values(form)),
  });
  if (role) {
    go(`/team/roles/${role.id}`);
  }
}

async function roleList() {
  const roles = await rolesThereAre();
  return h(
    "section",
    { class: "panel" },
    h(
      "div",
      { class: "panel-head" },
      h("h2", null, "Roles"),
      can("roles.create") ? h("button", { type: "button", class: "button", onclick: createRole }, icon("plus"), "Role") : null,
    ),
    roles.length === 0
      ? empty("No roles yet")
      : h(
          "div",
          { class: "table-wrap" },
          table(
            [
              { title: "Role", head: true, cell: (role) => whole(`#/team/roles/${role.id}`, said(role.name)) },
              {
                title: "State",
                class: "phone-end",
                cell: (role) => (role.isSystem ? h("span", { class: "pill mute" }, "Built in") : pill(role.isActive ? "active" : "inactive")),
              },
              { title: "What it is for", class: "full", cell: (role) => said(role.description ?? "") },
              { title: "Grants", class: "figure", cell: (role) => h("span", { class: "quiet" }, `${role.permissions.length} permissions`) },
            ],
            roles,
            { class: "rows" },
          ),
        ),
  );
}

/** Shows both. */
export async function show({ query }) {
  const views = [
    ...(can("users.view") ? [{ title: "People", make: () => people(query) }] : []),
    ...(maySeeRoles() ? [{ title: "Roles", make: roleList }] : []),
  ];
  return h(
    "div",
    { class: "page" },
    pageHead("Team", {
      below: "Who works here, and what each may do.",
      actions: can("users.create") ? h("button", { type: "button", class: "button main", onclick: invite }, icon("plus"), "Invite") : null,
    }),
    tabs("Team", views),
  );
}
