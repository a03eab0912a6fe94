// The person who is signed in: password and sessions.

import { h, fill, said } from "../dom.js";
import { get, post, remove } from "../api.js";
import { currentUser } from "../session.js";
import { momentOf } from "../format.js";
import { field, input, refuse, values } from "../ui/form.js";
import { pageHead } from "../ui/list.js";
import { tell } from "../ui/toast.js";

const fact = (term, value) => h("div", null, h("dt", null, term), h("dd", null, value));

const PROGRAMS = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS/, "macOS"],
  [/Linux/, "Linux"],
];

/** What a program calls itself, in two words where it is a browser. */
function program(userAgent) {
  const first = (table) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [first(PROGRAMS), first(SYSTEMS)];
  return browser && system ? `${browser} on ${system}` : (userAgent ?? "Unknown program");
}

function passwordPanel() {
  const notice = h("p", { class: "notice wrong", role: "alert", hidden: true });
  const form = h(
    "form",
    { class: "panel-body stack", novalidate: true },
    notice,
    // For programs that keep passwords.
    h("input", { type: "email", autocomplete: "username", value: currentUser().email, hidden: true }),
    field("Present password", input("currentPassword", { type: "password", autocomplete: "current-password" })),
    field("New password", input("newPassword", { type: "password", autocomplete: "new-password" }), {
      hint: "12 characters or more. Every other session of yours ends.",
    }),
    h("div", null, h("button", { type: "submit", class: "button main" }, "Change the password")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await post("/auth/password", values(form));
      form.reset();
      notice.hidden = true;
      tell("The password is changed.");
    } catch (problem) {
      refuse(form, notice, problem);
    }
  });
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", null, "Password")), form);
}

async function sessionsPanel() {
  const body = h("ul", { class: "panel-body plain-list" });
  async function load() {
    const { items } = await get("/auth/sessions");
    fill(
      body,
      items.map((session) =>
        h(
          "li",
          { class: "spread" },
          h(
            "div",
            null,
            h("strong", { title: session.userAgent }, said(program(session.userAgent))),
            h("span", { class: "below" }, session.ipAddress ?? "", " · since ", momentOf(session.createdAt)),
          ),
          session.current || session.isCurrent
            ? h("span", { class: "pill accent" }, "This one")
            : h(
                "button",
                {
                  type: "button",
                  class: "text-button",
                  onclick: async () => {
                    await remove(`/auth/sessions/${session.id}`);
                    tell("That session has ended.");
                    load();
                  },
                },
                "End it",
              ),
        ),
      ),
    );
  }
  await load();
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", null, "Sessions")), body);
}

/** Shows the account. */
export async function show() {
  const user = currentUser();
  return h(
    "div",
    { class: "page" },
    pageHead("Your account"),
    user.mustChangePassword
      ? h("p", { class: "notice warn" }, "Please choose a new password: the present one was given to you.")
      : null,
    h(
      "div",
      { class: "columns" },
      h("div", null, passwordPanel(), await sessionsPanel()),
      h(
        "div",
        null,
        h(
          "section",
          { class: "panel" },
          h("div", { class: "panel-head" }, h("h2", null, "You")),
          h(
            "dl",
            { class: "panel-body facts" },
            fact("Name", said(user.displayName)),
            fact("E-mail", said(user.email)),
            fact("Organization", said(user.organization.name)),
            fact("Roles", said(user.roles.join(", "))),
          ),
        ),
      ),
    ),
  );
}
