// Charts, drawn by hand; each has the same figures as words for those who don't see it.

import { h, svg } from "../dom.js";

/**
 * Bars that lie below each other.
 * @param {string} title what the chart says, in words
 * @param {Array<{label: string, size: number, value: string, tone: string}>} bars sizes are relative to each other
 */
export function barChart(title, bars) {
  const longest = Math.max(...bars.map(({ size }) => size), Number.MIN_VALUE);
  return h(
    "ul",
    { class: "chart", "aria-label": title },
    bars.map(({ label, size, value, tone }) =>
      h(
        "li",
        null,
        h("span", { class: "chart-label" }, label),
        svg(
          "svg",
          { class: "chart-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { width: 100, height: 10, class: "chart-track" }),
          svg("rect", { width: Math.max((size / longest) * 100, 0.6), height: 10, class: tone }),
        ),
        h("span", { class: "figure" }, value),
      ),
    ),
  );
}

/**
 * A ring that is filled in part.
 * @param {string} title what it says
 * @param {number} percent 0 to 100
 * @param {string} words what stands in it
 */
export function ring(title, percent, words) {
  const radius = 52;
  const round = 2 * Math.PI * radius;
  return svg(
    "svg",
    { class: "ring", viewBox: "0 0 130 130", role: "img", "aria-label": `${title}: ${words}` },
    svg("circle", { cx: 65, cy: 65, r: radius, class: "ring-track" }),
    svg("circle", {
      cx: 65,
      cy: 65,
      r: radius,
      class: "ring-part",
      "stroke-dasharray": `${(round * percent) / 100} ${round}`,
      transform: "rotate(-90 65 65)",
    }),
    svg("text", { x: 65, y: 73, class: "ring-words" }, words),
  );
}
