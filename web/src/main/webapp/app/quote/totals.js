// What a quote or an invoice comes to.

import { h, said } from "../dom.js";
import { figure, money } from "../format.js";

const isZero = (text) => /^-?0(\.0*)?$/.test(text);

function term(words, value, kind) {
  return h("div", { class: kind ?? null }, h("dt", null, words), h("dd", { class: "figure" }, value));
}

/** How one discount is stated. */
export function discountWords(discount, currency) {
  if (discount.kind === "percentage") {
    return `${figure(discount.value)} %`;
  }
  return discount.kind === "per_unit" ? `${money(discount.value, currency)} per unit` : money(discount.value, currency);
}

/**
 * The sums of a quote, an invoice or a preview.
 * @param {{totals: Object, taxBreakdown: Array, currency: string, discounts?: Array, depositAmount?: string,
 *     depositPercent?: string, baseTotals?: Object, fx?: Object}} content
 */
export function totals(content) {
  const { currency } = content;
  const sums = content.totals;
  const base = content.fx?.baseCurrency;
  return h(
    "dl",
    { class: "totals" },
    term("Subtotal", figure(sums.subtotal)),
    isZero(sums.discountTotal) ? null : term("Discounts", `−${figure(sums.discountTotal)}`),
    (content.discounts ?? []).map((discount) =>
      term(
        ["of these ", discount.label ? said(discount.label) : "on the whole", `, ${discountWords(discount, currency)}`],
        discount.amount ? `−${figure(discount.amount)}` : "",
        "sub",
      ),
    ),
    isZero(sums.includedTax) ? null : term("Tax inside prices", `−${figure(sums.includedTax)}`),
    term("Net", figure(sums.netTotal)),
    content.taxBreakdown.map((row) => term(said(row.label ?? row.taxClass), figure(row.tax))),
    term("Total", money(sums.grandTotal, currency), "grand"),
    base && base !== currency ? term(`In ${base}`, money(content.baseTotals.grandTotal, base), "sub") : null,
    content.depositAmount
      ? term(`Deposit, ${figure(content.depositPercent ?? "")} %`, money(content.depositAmount, currency), "sub")
      : null,
  );
}
