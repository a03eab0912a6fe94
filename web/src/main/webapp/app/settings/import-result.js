// What came of an import: counts, and row by row what was refused.

import { h, said } from "../dom.js";
import { table } from "../ui/list.js";

const OUTCOMES = {
  imported: "Imported",
  checked: "Checked, nothing is stored",
  refused: "Refused, nothing is stored",
};

const rows = (count) => (count === 1 ? "1 row" : `${count} rows`);

function counts(result) {
  const parts = [
    rows(result.rows),
    result.outcome === "imported" ? `${result.created} made` : null,
    result.skipped > 0 ? `${result.skipped} were there already` : null,
    result.refused > 0 ? `${result.refused} refused` : null,
    result.outcome === "checked" && result.refused === 0 ? "all of them fit" : null,
  ];
  return parts.filter(Boolean).join(", ");
}

/** The outcome in words, and its errors behind a fold. */
export function importResult(result) {
  const told = result.errors ?? [];
  return h(
    "div",
    { class: "stack tight" },
    h("p", { class: ["notice", result.refused > 0 && "warn"] }, h("strong", null, OUTCOMES[result.outcome] ?? "Done"), ": ", counts(result), "."),
    told.length > 0
      ? h(
          "details",
          null,
          h("summary", null, told.length < result.errorCount ? `The first ${told.length} of ${result.errorCount} errors` : "What was wrong"),
          h(
            "div",
            { class: "table-wrap", tabindex: "0", role: "region", "aria-label": "Errors" },
            table(
              [
                { title: "Line", class: "figure start", head: true, cell: (error) => String(error.line) },
                { title: "Column", cell: (error) => said(error.column ?? error.pointer) },
                { title: "What is wrong", cell: (error) => said(error.detail) },
              ],
              told,
            ),
          ),
        )
      : null,
  );
}
