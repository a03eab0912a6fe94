// One role and what it grants.

import { h, fill, said } from "../dom.js";
import { get, patch, put, remove } from "../api.js";
import { can } from "../session.js";
import { pill, words } from "../format.js";
import { go } from "../router.js";
import { ask } from "../ui/dialog.js";
import { area, field, input, tick, values } from "../ui/form.js";
import { button, recordHead } from "../ui/record.js";
import { panelForm } from "../ui/panel-form.js";
import { tell } from "../ui/toast.js";

async function edit(role) {
  return ask({
    title: "Edit the role",
    action: "Save",
    fields: [
      field("Name", input("name", { value: role.name })),
      field("What it is for", area("description", { value: role.description ?? "" }), { optional: true }),
      tick("isActive", "In use", { checked: role.isActive }),
    ],
    run: (form) => patch(`/roles/${role.id}`, values(form, null), role.etag),
  });
}

async function drop(role) {
  const isGone = await ask({
    title: "Delete the role",
    lead: "A role that somebody has can't be deleted.",
    action: "Delete",
    danger: true,
    run: () => remove(`/roles/${role.id}`, role.etag).then(() => true),
  });
  if (isGone) {
    tell("Deleted.");
    go("/team");
  }
}

/** All permissions by area; only those of the role for people who may not list them. */
async function areas(role) {
  const known = can("permissions.view_permissions")
    ? (await get("/permissions")).items
    : role.permissions.map((name) => ({ name, area: name.split(".")[0], description: name }));
  const byArea = new Map();
  for (const permission of known) {
    byArea.set(permission.area, [...(byArea.get(permission.area) ?? []), permission]);
  }
  return byArea;
}

function areaFields(area, permissions, granted) {
  return h(
    "fieldset",
    { class: "plain stack tight" },
    h("legend", null, words(area)),
    permissions.map(({ name, description, reserved }) =>
      tick("permission", [description, h("span", { class: "below" }, h("code", null, name), reserved ? " · not used yet" : "")], {
        value: name,
        checked: granted.has(name),
        disabled: reserved && !granted.has(name),
      }),
    ),
  );
}

/** Shows a role. */
export async function show({ params }) {
  const page = h("div", { class: "page" });

  async function draw() {
    let role = await get(`/roles/${params.id}`);
    const granted = new Set(role.permissions);
    const byArea = await areas(role);
    const isOpen = can("roles.update") && can("permissions.view_permissions") && !role.isSystem;
    const change = async () => {
      if (await edit(role)) {
        tell("Saved.");
        await draw();
      }
    };
    fill(
      page,
      recordHead(said(role.name), {
        list: "/team",
        of: "Team",
        marks: [role.isSystem ? h("span", { class: "pill mute" }, "Built in") : pill(role.isActive ? "active" : "inactive")],
        below: role.description ? said(role.description) : null,
        actions: [
          can("roles.delete") && !role.isSystem ? button("Delete", () => drop(role), "danger") : null,
          can("roles.update") && !role.isSystem ? button("Edit", change) : null,
        ],
      }),
      panelForm({
        title: "What it grants",
        lead: isOpen ? "You can grant only what you have yourself." : null,
        isOpen,
        closed: role.isSystem ? "This role is built in and stays as it is." : undefined,
        fields: h("div", { class: "areas" }, [...byArea].map(([area, permissions]) => areaFields(area, permissions, granted))),
        run: async (form) => {
          const permissions = [...form.querySelectorAll("[name=permission]:checked")].map(({ value }) => value);
          role = await put(`/roles/${role.id}/permissions`, { permissions }, role.etag);
        },
      }),
    );
  }
  await draw();
  return page;
}
