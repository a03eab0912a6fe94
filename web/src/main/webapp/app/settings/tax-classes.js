// The tax classes of the organization with their rates over time.

import { h, fill, said } from "../dom.js";
import { get, patch, post } from "../api.js";
import { can } from "../session.js";
import { day, dayFromNow, figure, pill, words } from "../format.js";
import { ask } from "../ui/dialog.js";
import { area, field, input, select, tick, values } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { table } from "../ui/list.js";
import { bound, rowsEditor } from "../ui/rows.js";
import { empty } from "../ui/states.js";
import { tell } from "../ui/toast.js";

const KINDS = ["standard", "reduced", "zero", "exempt"].map((kind) => [kind, words(kind)]);

function rateRow(rate, index) {
  const at = (member, label, properties, more) =>
    field(label, bound(rate, member, input(`rates.${index}.${member}`, { value: rate[member] ?? "", ...properties })), more);
  return h(
    "div",
    { class: "fields" },
    at("ratePercent", "Per cent", { inputmode: "decimal", class: "numeric" }),
    at("effectiveFrom", "From", { type: "date" }),
    at("effectiveUntil", "Until", { type: "date" }, { optional: true }),
  );
}

async function edit(taxClass) {
  const rates = (taxClass?.rates ?? [{ ratePercent: "", effectiveFrom: dayFromNow(0) }]).map((rate) => ({ ...rate }));
  return ask({
    title: taxClass ? "Edit the tax class" : "New tax class",
    lead: taxClass ? "Rates that a sent quote has used can't change; end them and begin another." : null,
    action: taxClass ? "Save" : "Create",
    wide: true,
    fields: [
      h(
        "div",
        { class: "fields" },
        field("Name", input("name", { value: taxClass?.name ?? "" }), { hint: "As printed, such as GST." }),
        field("Code", input("code", { value: taxClass?.code ?? "" }), { hint: "Capital letters, such as GST." }),
        field("Kind", select("kind", KINDS, { value: taxClass?.kind ?? "standard" })),
        field("When to use it", area("description", { value: taxClass?.description ?? "", rows: 1 }), { optional: true, wide: true }),
      ),
      rowsEditor({ title: "Rates", add: "Rate", items: rates, fresh: () => ({ ratePercent: "", effectiveFrom: "" }), row: rateRow }),
      tick("isActive", "In use", { checked: taxClass?.isActive ?? true }),
    ],
    run: (form) => {
      const plain = Object.entries(values(form, taxClass ? null : undefined)).filter(([name]) => !name.includes("."));
      const filled = (rate) => Object.fromEntries(Object.entries(rate).filter(([, value]) => value !== ""));
      const body = { ...Object.fromEntries(plain), rates: rates.map(filled) };
      return taxClass ? patch(`/tax-classes/${taxClass.id}`, body, taxClass.etag) : post("/tax-classes", body);
    },
  });
}

/** The rate of a day; the newest first, so the first that has begun and not ended. */
function rateOf(taxClass, today) {
  return taxClass.rates.find(
    ({ effectiveFrom, effectiveUntil }) => effectiveFrom <= today && (!effectiveUntil || today <= effectiveUntil),
  );
}

function rateWords(taxClass) {
  const today = dayFromNow(0);
  const now = rateOf(taxClass, today);
  const next = taxClass.rates.findLast(({ effectiveFrom }) => effectiveFrom > today);
  return [
    h("strong", null, now ? `${figure(now.ratePercent)} %` : "No rate today"),
    next ? h("span", { class: "below" }, `${figure(next.ratePercent)} % from ${day(next.effectiveFrom)}`) : null,
  ];
}

/** All of them. */
export async function taxClasses() {
  const panel = h("section", { class: "panel" });
  const mayEdit = can("tax_classes.update");

  async function draw() {
    const { items } = await get("/tax-classes");
    const change = async (taxClass) => {
      if (await edit(taxClass)) {
        tell(taxClass ? "Saved." : "Created.");
        await draw();
      }
    };
    const add = () => h("button", { type: "button", class: "button", onclick: () => change(null) }, icon("plus"), "Tax class");
    fill(
      panel,
      h("div", { class: "panel-head" }, h("h2", null, "Tax classes"), mayEdit ? add() : null),
      items.length === 0
        ? empty("No tax classes yet", "Lines need one before they have a price with tax.")
        : h(
            "div",
            { class: "table-wrap" },
            table(
              [
                {
                  title: "Name",
                  head: true,
                  cell: (each) => [
                    mayEdit
                      ? h("button", { type: "button", class: "text-button", onclick: () => change(each) }, said(each.name))
                      : said(each.name),
                    h("span", { class: "below" }, h("code", null, each.code)),
                  ],
                },
                { title: "State", class: "phone-end", cell: (each) => pill(each.isActive ? "active" : "inactive") },
                { title: "Kind", class: "phone-off", cell: (each) => words(each.kind) },
                { title: "When to use it", class: "full", cell: (each) => said(each.description ?? "") },
                { title: "Rate", class: "figure", cell: rateWords },
              ],
              items,
              { class: "rows" },
            ),
          ),
    );
  }
  await draw();
  return panel;
}
