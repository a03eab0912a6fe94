// What stands around every page: the navigation, who is signed in, and the way past both for the keyboard.

import { h, fill, said } from "./dom.js";
import { can, currentUser } from "./session.js";
import { ROUTES } from "./routes.js";
import { icon } from "./ui/icons.js";
import { brand } from "./sign-in.js";

const isOpen = (route) => !route.needs || can(...route.needs);

function entry(route) {
  return h("li", null, h("a", { href: `#${route.path}`, data: { nav: route.path } }, icon(route.icon), route.nav));
}

function navigation() {
  const shown = ROUTES.filter((route) => route.nav && isOpen(route));
  const below = shown.filter(({ group }) => group === "admin");
  return h(
    "nav",
    { "aria-label": "Main" },
    h("ul", null, shown.filter((route) => !below.includes(route)).map(entry)),
    below.length > 0
      ? [h("p", { class: "side-heading", id: "admin-pages" }, "Administration"), h("ul", { "aria-labelledby": "admin-pages" }, below.map(entry))]
      : null,
  );
}

function initials(name) {
  return name
    .split(/\s+/)
    .map((part) => [...part][0])
    .slice(0, 2)
    .join("")
    .toUpperCase();
}

/**
 * The frame.
 * @param {function} leave signs out
 * @returns {{element: Node, main: HTMLElement, mark: function(string)}} where pages go, and what tells which is shown
 */
export function frame(leave) {
  const user = currentUser();
  const main = h("main", { id: "main", tabindex: "-1" });
  const toggle = h(
    "button",
    { type: "button", class: "bare menu-button", "aria-label": "Menu", "aria-expanded": "false", "aria-controls": "side" },
    icon("menu"),
  );
  const side = h(
    "div",
    { class: "side", id: "side" },
    brand(),
    can("quotes.create")
      ? h("a", { class: "button main new-quote", href: "#/quotes/new" }, icon("plus"), "New quote")
      : null,
    navigation(),
    h(
      "div",
      { class: "who" },
      h(
        "a",
        { class: "who-link", href: "#/account", data: { nav: "/account" } },
        h("span", { class: "avatar", "aria-hidden": "true" }, initials(user.displayName || user.email)),
        h(
          "span",
          { class: "who-words" },
          h("strong", null, said(user.displayName || user.email)),
          h("span", null, said(user.organization.name)),
        ),
      ),
      h("button", { type: "button", class: "bare", "aria-label": "Sign out", title: "Sign out", onclick: leave }, icon("out")),
    ),
  );
  const body = h("div", { class: "frame" });
  const open = (isShown) => {
    body.classList.toggle("menu-open", isShown);
    toggle.setAttribute("aria-expanded", String(isShown));
  };
  toggle.addEventListener("click", () => open(!body.classList.contains("menu-open")));
  side.addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      open(false);
    }
  });
  body.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && body.classList.contains("menu-open")) {
      open(false);
      toggle.focus();
    }
  });
  const skip = h(
    "button",
    { type: "button", class: "skip", onclick: () => main.focus() },
    "Skip to the content",
  );
  fill(
    body,
    skip,
    h("header", { class: "top" }, toggle, brand()),
    side,
    h("div", { class: "veil", onclick: () => open(false) }),
    main,
  );

  function mark(path) {
    for (const link of side.querySelectorAll("[data-nav]")) {
      const own = link.dataset.nav;
      const isHere = own === "/" ? path === "/" : path === own || path.startsWith(`${own}/`);
      if (isHere) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }
  return { element: body, main, mark };
}

/** Whether somebody may see the page. */
export const mayShow = isOpen;
