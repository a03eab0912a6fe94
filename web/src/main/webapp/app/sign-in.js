// Signing in: the page for it, and the dialog over a page whose session has ended.

import { h, fill } from "./dom.js";
import { Problem, signIn } from "./api.js";
import { currentUser } from "./session.js";
import { field, input, select, refuse, values, complain } from "./ui/form.js";
import { openDialog } from "./ui/dialog.js";

const SECONDS_OF_MINUTE = 60;

function minutes(problem) {
  const seconds = Number(problem.members.retryAfter ?? 0);
  return seconds > 0 ? ` Try again in ${Math.ceil(seconds / SECONDS_OF_MINUTE)} min.` : "";
}

const WORDS = {
  INVALID_CREDENTIALS: () => "That e-mail address and password do not belong together.",
  LOGIN_LOCKED: (problem) => `Too many attempts: signing in is locked for this address.${minutes(problem)}`,
  RATE_LIMITED: (problem) => `Too many attempts from this network.${minutes(problem)}`,
};

/**
 * The form. It asks for more only where the server does: an organization, or a new password for an expired one.
 * @param {function(Object)} done is told who signed in
 * @param {?string} email whose session it was
 */
function signInForm(done, email) {
  const notice = h("p", { class: "notice wrong", role: "alert", hidden: true });
  const more = h("div", { class: "stack" });
  const submit = h("button", { type: "submit", class: "button main block" }, "Sign in");
  const address = input("email", { type: "email", autocomplete: "username", required: true, value: email ?? "" });
  const password = input("password", { type: "password", autocomplete: "current-password", required: true });
  const form = h(
    "form",
    { class: "stack", novalidate: true },
    notice,
    field("E-mail", address),
    field("Password", password),
    more,
    submit,
  );

  function askFurther(problem) {
    if (problem.code === "ORGANIZATION_REQUIRED") {
      const choices = problem.members.organizations.map(({ slug, name }) => [slug, name]);
      fill(more, field("Organization", select("organization", choices)));
      notice.hidden = true;
      more.querySelector("select").focus();
    } else if (problem.code === "PASSWORD_EXPIRED") {
      const next = input("newPassword", { type: "password", autocomplete: "new-password", required: true });
      more.append(field("New password", next, { hint: "Your password has expired. 12 characters or more." }));
      notice.hidden = true;
      next.focus();
    } else {
      return false;
    }
    return true;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = values(form);
    complain(address, given.email ? "" : "Enter your e-mail address.");
    complain(password, given.password ? "" : "Enter your password.");
    if (!given.email || !given.password) {
      (given.email ? password : address).focus();
      return;
    }
    submit.disabled = true;
    try {
      done(await signIn({ ...given, password: password.value }));
    } catch (problem) {
      if (!askFurther(problem)) {
        const known = WORDS[problem.code]?.(problem);
        refuse(form, notice, known ? new Problem({ code: problem.code, detail: known }) : problem);
        password.select();
      }
    } finally {
      submit.disabled = false;
    }
  });
  return form;
}

/** The mark of the product. */
export function brand() {
  return h(
    "p",
    { class: "brand" },
    h("img", { src: new URL("icon.svg", import.meta.url).pathname, alt: "", width: "28", height: "28" }),
    "Pivotal Flow",
  );
}

/** The page that asks to sign in. */
export function signInPage(done) {
  return h(
    "main",
    { class: "gate", id: "main" },
    h(
      "section",
      { class: "gate-card", "aria-labelledby": "gate-title" },
      brand(),
      h("h1", { id: "gate-title" }, "Sign in"),
      h("p", { class: "quiet" }, "Quotes, approvals and invoices of your organization."),
      signInForm(done),
    ),
  );
}

let asking = null;

/** Asks for the password again over whatever is open; everything behind stays as it is. */
export function signInAgain(done) {
  asking ??= new Promise((resolve) => {
    const finish = (user) => {
      opened.close();
      asking = null;
      done(user);
      resolve();
    };
    const opened = openDialog({
      title: "Your session has ended",
      mustAnswer: true,
      body: h(
        "div",
        { class: "stack" },
        h("p", { class: "lead" }, "Sign in again to go on. What you were writing is still here."),
        signInForm(finish, currentUser()?.email),
      ),
    });
    opened.element.querySelector("[name=password]").focus();
  });
  return asking;
}
