// Begins: goes on with the session there was, or asks to sign in; then shows pages.

import { h, fill, isolated } from "./dom.js";
import { Problem, connect, renew, signOut } from "./api.js";
import { currentUser, setUser } from "./session.js";
import { follow, match, place } from "./router.js";
import { ROUTES } from "./routes.js";
import { frame, mayShow } from "./frame.js";
import { signInAgain, signInPage } from "./sign-in.js";
import { empty, failure, skeleton } from "./ui/states.js";
import { tell } from "./ui/toast.js";

const KNOWN = "pivotal-known";
const app = document.getElementById("app");
let following = false;
let around = null;

function remember(user) {
  const before = currentUser();
  setUser(user);
  localStorage.setItem(KNOWN, "yes");
  return before;
}

connect({
  session: (user) => remember(user),
  signIn: () => {
    const before = currentUser();
    return signInAgain((user) => {
      if (before && before.id !== user.id) {
        // Somebody else: nothing of the other person's page may stay.
        location.reload();
      }
    });
  },
});

async function leave() {
  await signOut();
  localStorage.removeItem(KNOWN);
  sessionStorage.clear();
  setUser(null);
  location.hash = "/";
  location.reload();
}

async function draw({ route, params, query, isCurrent }) {
  if (!around) {
    return;
  }
  const { main, mark } = around;
  const title = route?.title ?? "Not found";
  document.title = `${title} · Pivotal Flow`;
  mark(place().path);
  if (!route || !mayShow(route)) {
    fill(
      main,
      empty(
        route ? "Not for you" : "Nothing here",
        route ? "Your roles don't include this page." : "This address leads nowhere.",
        h("a", { class: "button", href: "#/" }, "To the overview"),
      ),
    );
    return;
  }
  fill(main, skeleton(title));
  scrollTo(0, 0);
  try {
    const page = await route.load();
    const content = await page.show({ params, query, isCurrent });
    if (isCurrent()) {
      fill(main, content);
      arrive(main);
    }
  } catch (problem) {
    if (isCurrent() && problem.name !== "AbortError") {
      fill(main, failure(problem));
    }
  }
}

/** Names the page to those who don't see it change. */
function arrive(main) {
  const heading = main.querySelector("h1");
  if (heading) {
    document.title = `${isolated(heading.textContent)} · Pivotal Flow`;
    if (!main.contains(document.activeElement)) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }
}

function enter(user) {
  around = frame(leave);
  fill(app, around.element);
  if (following) {
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    following = true;
    follow(ROUTES, draw);
  }
  if (user.mustChangePassword) {
    tell("Please choose a new password, under your name.");
  }
}

/** Loads the page that comes next while something else is waited for. */
function prepare() {
  match(ROUTES, place().path)
    ?.route.load()
    .catch(() => {});
}

function showGate() {
  document.title = "Sign in · Pivotal Flow";
  fill(app, signInPage(enter));
  app.querySelector("[name=email]").focus();
  prepare();
}

async function begin() {
  if (!localStorage.getItem(KNOWN)) {
    showGate();
    return;
  }
  prepare();
  try {
    enter(await renew());
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      localStorage.removeItem(KNOWN);
      showGate();
    } else {
      fill(app, h("main", { class: "gate" }, failure(problem, begin)));
    }
  }
}

begin();
