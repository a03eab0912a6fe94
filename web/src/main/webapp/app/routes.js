// All pages, what each needs, and where it stands in the navigation.

/**
 * Each with the permissions of which one is enough; without any, everybody who is signed in may come.
 * A page with `nav` stands in the navigation, with that word and icon.
 */
export const ROUTES = [
  {
    path: "/",
    title: "Overview",
    nav: "Overview",
    icon: "chart",
    load: () => import("./pages/overview.js"),
  },
  {
    path: "/quotes",
    title: "Quotes",
    nav: "Quotes",
    icon: "quote",
    needs: ["quotes.view"],
    load: () => import("./pages/quotes.js"),
  },
  { path: "/quotes/new", title: "New quote", needs: ["quotes.create"], load: () => import("./pages/editor.js") },
  { path: "/quotes/:id", title: "Quote", needs: ["quotes.view"], load: () => import("./pages/quote.js") },
  { path: "/quotes/:id/edit", title: "Edit quote", needs: ["quotes.update"], load: () => import("./pages/editor.js") },
  {
    path: "/approvals",
    title: "Approvals",
    nav: "Approvals",
    icon: "check",
    needs: ["approvals.view"],
    load: () => import("./pages/approvals.js"),
  },
  {
    path: "/invoices",
    title: "Invoices",
    nav: "Invoices",
    icon: "invoice",
    needs: ["invoices.view"],
    load: () => import("./pages/invoices.js"),
  },
  { path: "/invoices/:id", title: "Invoice", needs: ["invoices.view"], load: () => import("./pages/invoice.js") },
  {
    path: "/customers",
    title: "Customers",
    nav: "Customers",
    icon: "people",
    needs: ["customers.view"],
    load: () => import("./pages/customers.js"),
  },
  { path: "/customers/:id", title: "Customer", needs: ["customers.view"], load: () => import("./pages/customer.js") },
  {
    path: "/projects",
    title: "Projects",
    nav: "Projects",
    icon: "folder",
    needs: ["projects.view"],
    load: () => import("./pages/projects.js"),
  },
  { path: "/projects/:id", title: "Project", needs: ["projects.view"], load: () => import("./pages/project.js") },
  {
    path: "/rate-cards",
    title: "Rate cards",
    nav: "Rate cards",
    icon: "tag",
    needs: ["rate_cards.view"],
    load: () => import("./pages/rate-cards.js"),
  },
  { path: "/rate-cards/:id", title: "Rate card", needs: ["rate_cards.view"], load: () => import("./pages/rate-card.js") },
  {
    path: "/audit",
    title: "Audit log",
    nav: "Audit log",
    icon: "clock",
    needs: ["audit.view"],
    load: () => import("./pages/audit.js"),
  },
  {
    path: "/schema",
    title: "Schema",
    nav: "Schema",
    icon: "database",
    needs: ["admin.view_schema"],
    load: () => import("./pages/schema.js"),
  },
  { path: "/account", title: "Your account", load: () => import("./pages/account.js") },
];
