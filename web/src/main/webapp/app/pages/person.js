// One person of the team.

import { h, fill, isolated, said } from "../dom.js";
import { get, patch, post, put, remove } from "../api.js";
import { can, currentUser } from "../session.js";
import { day, momentOf, pill } from "../format.js";
import { go } from "../router.js";
import { ask } from "../ui/dialog.js";
import { field, input, select, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { button, fact, recordHead } from "../ui/record.js";
import { tell } from "../ui/toast.js";
import { nameOf, rolesThereAre } from "./team.js";

const path = (person, below = "") => `/users/${person.id}${below}`;

async function edit(person) {
  const text = (name, label, more) => field(label, input(name, { value: person[name] ?? "", ...more }), more);
  return ask({
    title: "Edit the profile",
    action: "Save",
    fields: h(
      "div",
      { class: "fields" },
      text("firstName", "First name"),
      text("lastName", "Last name"),
      text("displayName", "Shown as", { optional: true }),
      text("phone", "Phone", { type: "tel", optional: true }),
      text("timezone", "Time zone", { hint: "Such as Pacific/Auckland." }),
      text("locale", "Language", { hint: "Such as en-NZ." }),
    ),
    run: (form) => patch(path(person), values(form, null), person.etag),
  });
}

async function setStatus(person, status, words) {
  return ask({
    ...words,
    danger: status !== "active",
    run: () => post(path(person, "/status"), { status }, { ifMatch: person.etag }),
  });
}

async function drop(person) {
  const isGone = await ask({
    title: "Remove from the team",
    lead: ["What ", said(nameOf(person)), " has done stays in the audit log. They can't sign in any more."],
    action: "Remove",
    danger: true,
    run: () => remove(path(person), person.etag).then(() => true),
  });
  if (isGone) {
    tell("Removed.");
    go("/team");
  }
}

async function addRole(person, roles) {
  const owned = new Set(person.roles.map(({ id }) => id));
  const open = roles.filter(({ id, isActive }) => isActive && !owned.has(id));
  return ask({
    title: "Add a role",
    action: "Add",
    fields: h(
      "div",
      { class: "fields" },
      field("Role", select("role", open.map(({ id, name }) => [id, isolated(name)]))),
      field("Until", input("until", { type: "date" }), { optional: true, hint: "Ends at the beginning of that day, here." }),
    ),
    run: (form) => {
      const { role, until } = values(form);
      const expiresAt = until ? new Date(`${until}T00:00`).toISOString() : undefined;
      return put(path(person, `/roles/${role}`), { expiresAt }, person.etag);
    },
  });
}

function rolesPanel(person, roles, done) {
  const isOpen = can("users.manage_roles");
  const takeAway = (role) =>
    ask({
      title: "Take the role away",
      lead: [said(nameOf(person)), " is no longer ", said(role.name), "."],
      action: "Take away",
      danger: true,
      run: () => remove(path(person, `/roles/${role.id}`), person.etag).then(() => true),
    }).then(done("Taken away."));
  return h(
    "section",
    { class: "panel" },
    h(
      "div",
      { class: "panel-head" },
      h("h2", null, "Roles"),
      isOpen && roles.length > person.roles.length
        ? h("button", { type: "button", class: "button", onclick: () => addRole(person, roles).then(done("Added.")) }, icon("plus"), "Role")
        : null,
    ),
    person.roles.length === 0
      ? h("p", { class: "panel-body quiet" }, "None: they can sign in and see nothing.")
      : h(
          "ul",
          { class: "panel-body plain-list" },
          person.roles.map((role) =>
            h(
              "li",
              { class: "spread" },
              h(
                "div",
                null,
                h("a", { href: `#/team/roles/${role.id}` }, said(role.name)),
                role.expiresAt ? h("span", { class: "below" }, "until ", momentOf(role.expiresAt)) : null,
              ),
              isOpen
                ? h("button", { type: "button", class: "bare", "aria-label": `Take away ${role.name}`, onclick: () => takeAway(role) }, icon("trash"))
                : null,
            ),
          ),
        ),
  );
}

function actions(person, done) {
  const isSelf = person.id === currentUser().id;
  const suspend = () =>
    setStatus(person, "suspended", { title: "Suspend", lead: "Their sessions end, and they can't sign in until you let them.", action: "Suspend" });
  const letIn = () => setStatus(person, "active", { title: "Let them in again", action: "Activate" });
  return [
    can("users.delete") && !isSelf ? button("Remove", () => drop(person), "danger") : null,
    can("users.update") && !isSelf && person.status === "active" ? button("Suspend", () => suspend().then(done("Suspended."))) : null,
    can("users.update") && ["inactive", "suspended"].includes(person.status) ? button("Activate", () => letIn().then(done("Activated."))) : null,
    can("users.update") ? button("Edit", () => edit(person).then(done("Saved."))) : null,
  ];
}

/** Shows somebody. */
export async function show({ params }) {
  const page = h("div", { class: "page" });
  const roles = await rolesThereAre();
  const done = (text) => (result) => {
    if (result) {
      tell(text);
      draw();
    }
  };

  async function draw() {
    const person = await get(`/users/${params.id}`);
    fill(
      page,
      recordHead(said(nameOf(person)), {
        list: "/team",
        of: "Team",
        marks: [pill(person.status)],
        below: said(person.email),
        actions: actions(person, done),
      }),
      h(
        "div",
        { class: "columns" },
        h("div", null, rolesPanel(person, roles, done)),
        h(
          "div",
          null,
          h(
            "section",
            { class: "panel" },
            h("div", { class: "panel-head" }, h("h2", null, "Details")),
            h(
              "dl",
              { class: "panel-body facts" },
              fact("Name", said(`${person.firstName} ${person.lastName}`)),
              fact("Phone", person.phone ? said(person.phone) : null),
              fact("Time zone", person.timezone),
              fact("Language", person.locale),
              fact("Invited", day(person.createdAt.slice(0, 10))),
              fact("Last here", person.lastLoginAt ? momentOf(person.lastLoginAt) : "Never"),
            ),
          ),
        ),
      ),
    );
  }
  await draw();
  return page;
}
