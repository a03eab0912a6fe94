"use strict";

// The secret stands behind the #, which no browser sends to anybody; it goes nowhere but into the one request below.
const KINDS = {
  invitation: { path: "invitations", member: "password" },
  "password-reset": { path: "password-resets", member: "newPassword" },
};

const [kind, secret] = location.hash.slice(1).split("=");
const form = document.getElementById("choice");
const result = document.getElementById("result");
history.replaceState(null, "", location.pathname);

if (Object.hasOwn(KINDS, kind) && /^[A-Za-z0-9_-]{43}$/.test(secret)) {
  form.hidden = false;
} else {
  result.textContent = "This is no link to choose a password by. Open it as it stands in the message.";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { path, member } = KINDS[kind];
  const answer = await fetch(`/api/v1/auth/${path}/${secret}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ [member]: document.getElementById("password").value }),
  });
  if (answer.ok) {
    form.hidden = true;
    result.textContent = "Your password is set. You can sign in with it now.";
    document.getElementById("onward").hidden = false;
  } else {
    const problem = await answer.json();
    result.textContent = problem.detail || problem.title;
  }
});
