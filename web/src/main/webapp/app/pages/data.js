// Files out of the organization and into it, and how far they are.

import { h, fill, isolated, said } from "../dom.js";
import { file, get, post, upload } from "../api.js";
import { can } from "../session.js";
import { momentOf, pill, words } from "../format.js";
import { absolve, field, input, refuse, select, values } from "../ui/form.js";
import { pageHead } from "../ui/list.js";
import { empty } from "../ui/states.js";
import { tell, warn } from "../ui/toast.js";
import { importResult } from "../settings/import-result.js";

const REPORTS = [
  ["quotes", "Quotes"],
  ["invoices", "Invoices"],
  ["payments", "Payments"],
  ["customers", "Customers"],
  ["time_to_accept", "Time to a decision"],
];
const FORMATS = [
  ["csv", "CSV, for spreadsheets"],
  ["json", "JSON, for programs"],
];
const RESOURCES = [
  ["customers", "Customers", "customers.create"],
  ["contacts", "Contacts", "customers.update"],
  ["rate-card-items", "Prices of a rate card", "rate_cards.update"],
];
const MODES = [
  ["all-or-nothing", "All rows or none"],
  ["best-effort", "The rows that are right"],
];
const COLUMNS = {
  customers: "companyName is needed; customerNumber, status, email, phone, street, city, postcode, country, currency … may be there.",
  contacts: "customerNumber (or customerId), firstName and lastName are needed; email, phone, position, isPrimary may be there.",
  "rate-card-items": "serviceCategoryId and baseRate are needed; itemCode, description, unit, roleId … may be there.",
};
const ACTIVE = ["queued", "running", "retrying"];
const SHOWN = 20;
const PAUSE_MILLISECONDS = 1500;
const MANY = 200;

async function exportNow(form, notice, ordered) {
  const { reportType, format, from, until } = values(form);
  try {
    await post("/exports", { reportType, format, filters: from || until ? { from, until } : undefined });
    notice.hidden = true;
    tell("Ordered. The file stands below in a moment.");
    ordered();
  } catch (problem) {
    refuse(form, notice, problem);
  }
}

function panel(title, lead, content) {
  return h(
    "section",
    { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", null, title)),
    h("div", { class: "panel-body stack" }, h("p", { class: "quiet" }, lead), content),
  );
}

function exportPanel(ordered) {
  const notice = h("p", { class: "notice wrong", role: "alert", hidden: true });
  const form = h(
    "form",
    { class: "stack", novalidate: true, "aria-label": "Export" },
    notice,
    h(
      "div",
      { class: "fields" },
      field("What", select("reportType", REPORTS)),
      field("As", select("format", FORMATS)),
      field("From", input("from", { type: "date" }), { optional: true }),
      field("Until", input("until", { type: "date" }), { optional: true }),
    ),
    h("div", null, h("button", { type: "submit", class: "button main" }, "Export")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    exportNow(form, notice, ordered);
  });
  return panel("Export", "Rows by the day of their creation; payments by the day they were made.", form);
}

function typeOf(chosen) {
  return chosen.name.toLowerCase().endsWith(".json") ? "application/json" : "text/csv";
}

function importPanel(resources, cards, ordered) {
  const notice = h("p", { class: "notice wrong", role: "alert", hidden: true });
  const chosen = h("input", { type: "file", name: "file", accept: ".csv,.json,text/csv,application/json" });
  const resource = select("resource", resources.map(([value, word]) => [value, word]));
  const card = field("Rate card", select("rateCardId", cards.map(({ id, name, currency }) => [id, `${isolated(name)} · ${currency}`])));
  const columns = h("p", { class: "quiet small" });
  const form = h(
    "form",
    { class: "stack", novalidate: true, "aria-label": "Import" },
    notice,
    h("div", { class: "fields" }, field("What", resource), card, field("Take", select("mode", MODES))),
    h("div", { class: "drop" }, field("File", chosen, { hint: "CSV with a row of heads, or JSON; at most 100 MB." }), columns),
    h(
      "div",
      { class: "row" },
      h("button", { type: "submit", class: "button", name: "check" }, "Check only"),
      h("button", { type: "submit", class: "button main" }, "Import"),
    ),
  );
  const adapt = () => {
    card.hidden = resource.value !== "rate-card-items";
    fill(columns, "Columns: ", COLUMNS[resource.value]);
  };
  adapt();
  resource.addEventListener("input", adapt);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const dryRun = event.submitter?.name === "check";
    const { mode, rateCardId } = values(form);
    const [first] = chosen.files;
    if (!first) {
      refuse(form, notice, { errors: [{ pointer: "/file", detail: "Choose a file." }] });
      return;
    }
    try {
      await upload("/imports", first, typeOf(first), {
        resource: resource.value,
        mode,
        dryRun,
        rateCardId: card.hidden ? undefined : rateCardId,
      });
      absolve(form);
      notice.hidden = true;
      tell(dryRun ? "It is being checked; nothing is stored." : "It is being imported.");
      ordered();
    } catch (problem) {
      refuse(form, notice, problem);
    }
  });
  return panel("Import", "A file that was imported once is not imported again. Check it first: that stores nothing.", form);
}

async function download(job) {
  try {
    const blob = await file(`/jobs/${job.id}/result`, "*/*");
    const url = URL.createObjectURL(blob);
    const ending = blob.type.includes("json") ? "json" : "csv";
    h("a", { href: url, download: `export-${job.createdAt.slice(0, 10)}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 0);
  } catch (problem) {
    warn(problem.message);
  }
}

function jobButtons(job, changed) {
  const act = (word) => async () => {
    try {
      await post(`/jobs/${job.id}/${word}`, {}, { ifMatch: job.etag });
      changed();
    } catch (problem) {
      warn(problem.message);
    }
  };
  const button = (word, onclick) => h("button", { type: "button", class: "button", onclick }, word);
  return [
    job.jobType === "export" && job.status === "succeeded" && can("files.access_files") ? button("Download", () => download(job)) : null,
    ACTIVE.includes(job.status) && can("jobs.cancel_jobs") ? button("Stop", act("cancel")) : null,
    job.status === "failed" && can("jobs.retry_jobs") ? button("Try again", act("retry")) : null,
  ];
}

function jobItem(job, changed) {
  const isActive = ACTIVE.includes(job.status);
  return h(
    "li",
    { class: "job" },
    h(
      "div",
      { class: "spread" },
      h("div", null, h("strong", null, words(job.jobType)), " ", pill(job.status), h("span", { class: "below" }, momentOf(job.createdAt))),
      h("div", { class: "row" }, jobButtons(job, changed)),
    ),
    isActive ? h("progress", { class: "progress", max: 100, value: job.progress, "aria-label": `${words(job.jobType)}, per cent done` }) : null,
    job.error ? h("p", { class: "notice wrong" }, said(job.error)) : null,
    job.jobType === "import" && job.result ? importResult(job.result) : null,
    job.jobType === "export" && job.result?.rows !== undefined ? h("p", { class: "quiet small" }, job.result.rows === 1 ? "1 row" : `${job.result.rows} rows`) : null,
  );
}

/** The jobs; looks again by itself as long as one of them goes on and somebody looks. */
function jobsPanel() {
  const body = h("div");
  const section = h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", null, "Files")), body);
  let shown = "";
  let timer = 0;

  async function load() {
    clearTimeout(timer);
    const { items } = await get("/jobs", { limit: SHOWN });
    const jobs = items.filter(({ jobType }) => jobType === "export" || jobType === "import");
    const now = JSON.stringify(jobs);
    if (now !== shown) {
      shown = now;
      fill(
        body,
        jobs.length === 0
          ? empty("No files yet", "What you export and import stands here, with how far it is.")
          : h("ul", { class: "plain" }, jobs.map((job) => jobItem(job, load))),
      );
    }
    if (jobs.some(({ status }) => ACTIVE.includes(status))) {
      timer = setTimeout(() => section.isConnected && load().catch(() => {}), PAUSE_MILLISECONDS);
    }
  }
  return { section, load };
}

/** Shows both ways and what is under way. */
export async function show() {
  const jobs = jobsPanel();
  const again = () => jobs.load().catch((problem) => warn(problem.message));
  const resources = RESOURCES.filter(([, , permission]) => can(permission));
  const mayPrice = resources.some(([value]) => value === "rate-card-items") && can("rate_cards.view");
  const [cards] = await Promise.all([mayPrice ? get("/rate-cards", { limit: MANY }) : { items: [] }, jobs.load()]);
  const open = resources.filter(([value]) => value !== "rate-card-items" || cards.items.length > 0);
  return h(
    "div",
    { class: "page" },
    pageHead("Imports and exports"),
    h(
      "div",
      { class: "halves" },
      can("reports.export_reports") ? exportPanel(again) : null,
      open.length > 0 ? importPanel(open, cards.items, again) : null,
    ),
    jobs.section,
  );
}
